using Glimpse.Bridge.Presentation;
using Xunit;

namespace Glimpse.Tests.Presentation;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.0161, "+0.016")]
    [InlineData(0.04, "+0.040")]
    [InlineData(-0.996, "-1.0")]
    [InlineData(12.3, "+12.")]
    [InlineData(0, "+0.0")]
    [InlineData(-0.0000123, "-1.2e-05")]
    [InlineData(123, "+1.2e+02")]
    public void A_label_has_a_sign_and_two_digits_as_printf_writes_them(double value, string text) =>
        Assert.Equal(text, NumberText.General(value, 2, isMarked: true));

    [Theory]
    [InlineData(0.0037123, "0.0037")]
    [InlineData(-0.00001, "-1e-05")]
    [InlineData(0.1, "0.1")]
    [InlineData(0, "0")]
    [InlineData(99.7, "1e+02")]
    public void Without_it_zeros_at_the_end_go(double value, string text) =>
        Assert.Equal(text, NumberText.General(value, 2));

    [Theory]
    [InlineData(0.0001, "+0.000")]
    [InlineData(-0.0001, "-0.000")]
    [InlineData(1.2345, "+1.234")]
    public void A_sign_stays_where_a_number_is_rounded_to_zero(double value, string text) =>
        Assert.Equal(text, NumberText.WithSign(value, 3));
}
