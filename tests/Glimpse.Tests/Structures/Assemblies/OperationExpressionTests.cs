using Glimpse.Core.Structures.Assemblies;
using Xunit;

namespace Glimpse.Tests.Structures.Assemblies;

public sealed class OperationExpressionTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1,3-5", "1 3 4 5")]
    [InlineData("(1,2)", "1 2")]
    [InlineData("(P)", "P")]
    [InlineData("(1-2)(X0,61)", "1xX0 1x61 2xX0 2x61")]
    public void Lists_ranges_and_products_are_read(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', OperationExpression.Parse(text)!.Select(product => string.Join('x', product))));

    [Theory]
    [InlineData("")]
    [InlineData("()")]
    [InlineData("5-3")]
    [InlineData("1-999999999")]
    [InlineData("(1-9999)(1-9999)")]
    [InlineData("A-C")]
    public void What_is_none_is_told(string text) => Assert.Null(OperationExpression.Parse(text));
}
