using System.Globalization;
using System.Text;

namespace Glimpse.Tests.Cli;

/// <summary>Benzene rings as SDF records, placed where amprenavir lies in 1HPV.</summary>
internal static class Benzene
{
    private const double BondLength = 1.39;
    private const double X = 9.92, Y = 16.23, Z = 8.83;

    public static string Record(string title, double shift = 0)
    {
        var text = new StringBuilder($"{title}\n  by hand\n\n  6  6  0  0  0  0  0  0  0  0999 V2000\n");
        for (var i = 0; i < 6; i++)
        {
            var (sine, cosine) = Math.SinCos(i * Math.PI / 3);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{X + shift + (BondLength * cosine), 10:F4}{Y + (BondLength * sine), 10:F4}{Z, 10:F4} C   0  0\n");
        }

        for (var i = 0; i < 6; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,3}{((i + 1) % 6) + 1,3}{(i % 2) + 1,3}  0\n");
        return text.Append("M  END\n$$$$\n").ToString();
    }
}
