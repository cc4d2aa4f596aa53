using CsCheck;
using Glimpse.Core.Structures.Pdb;
using Xunit;

namespace Glimpse.Tests.Structures.Pdb;

public sealed class Hybrid36Tests
{
    [Fact]
    public void Every_number_that_four_columns_hold_is_read_back() =>
        Gen.Int[-999, 9999 + (2 * 26 * 36 * 36 * 36)].Sample(number => Hybrid36.TryParse(Write(number), 4, out var read) && read == number);

    [Theory]
    [InlineData("A00")]
    [InlineData("A0a0")]
    [InlineData("****")]
    [InlineData("")]
    [InlineData("1A00")]
    public void Other_text_is_refused(string text) => Assert.False(Hybrid36.TryParse(text, 4, out _));

    private static string Write(int number)
    {
        if (number <= 9999)
            return number.ToString("D", System.Globalization.CultureInfo.InvariantCulture).PadLeft(4);
        number -= 10_000;
        var isLower = number >= 26 * 36 * 36 * 36;
        number += (10 * 36 * 36 * 36) - (isLower ? 26 * 36 * 36 * 36 : 0);
        var digits = new char[4];
        for (var i = 3; i >= 0; i--, number /= 36)
            digits[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 36];
        var text = new string(digits);
        return isLower ? text.ToLowerInvariant() : text;
    }
}
