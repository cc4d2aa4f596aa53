using System.Globalization;
using CsCheck;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Structures.Reading;

public sealed class NumberTests
{
    [Fact]
    public void Decimals_are_read_to_the_same_bits_as_by_the_framework() =>
        Gen.Select(Gen.Long[-999_999_999_999_999, 999_999_999_999_999], Gen.Int[0, 15], Gen.Int[0, 3])
            .Sample(
                (digits, point, blanks) =>
                {
                    var text = digits.ToString(CultureInfo.InvariantCulture);
                    if (point > 0 && text.Length > point)
                        text = text.Insert(text.Length - point, ".");
                    text = new string(' ', blanks) + text + new string(' ', blanks);
                    return Number.TryReal(text, out var value)
                        && value == double.Parse(text, CultureInfo.InvariantCulture);
                });

    [Theory]
    [InlineData("1.5e-3", 0.0015)]
    [InlineData("+.5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("-0.0", 0)]
    [InlineData("12345678901234567890.5", 12345678901234567890.5)]
    public void Rarer_forms_are_read_too(string text, double expected)
    {
        Assert.True(Number.TryReal(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("1 2")]
    [InlineData("0x10")]
    public void What_is_no_number_is_refused(string text) => Assert.False(Number.TryReal(text, out _));
}
