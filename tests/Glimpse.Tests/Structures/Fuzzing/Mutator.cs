using System.Text;

namespace Glimpse.Tests.Structures.Fuzzing;

/// <summary>
/// Damages a text as broken programs, cut downloads and hostile users do; all choices come from the generator given.
/// </summary>
internal static class Mutator
{
    private const int MostSteps = 4;

    private static readonly string[] Tokens =
    [
        "nan",
        "inf",
        "-inf",
        "1e308",
        "-1e999",
        "99999999999999999999",
        "10000000",
        "-1",
        "0",
        "2147483647",
        "-2147483648",
        "?",
        ".",
        "'",
        "\"",
        ";",
        "#",
        "loop_",
        "data_x",
        "_atom_site.id",
        "@<TRIPOS>ATOM",
        "@<TRIPOS>MOLECULE",
        "$$$$",
        "M  END",
        "M  CHG999",
        "M  V30 COUNTS 10000000 10000000 0 0 0",
        "999999  0  0  0  0  0            999 V2000",
        "ATOM  ",
        "HETATM",
        "MODEL ",
        "ENDMDL",
        "END",
        "TER",
        "CONECT    1    1",
        "****",
        "R#",
        "QQ",
        "é",
        "\uD800",
        "(((((",
        "-",
        "A0000",
        "zzzzz",
    ];

    private static readonly Action<Random, List<byte[]>>[] LineMutations =
    [
        (random, lines) => lines.RemoveAt(random.Next(lines.Count)),
        (random, lines) =>
            lines.RemoveRange(
                random.Next(lines.Count) is var at ? at : 0,
                Math.Min(random.Next(1, 40), lines.Count - at)),
        (random, lines) => lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)]),
        (random, lines) =>
            lines.InsertRange(
                random.Next(lines.Count),
                lines.GetRange(random.Next(lines.Count) is var at ? at : 0, Math.Min(30, lines.Count - at))),
        (random, lines) => Swap(lines, random.Next(lines.Count), random.Next(lines.Count)),
        (random, lines) => Change(random, lines, line => line[..random.Next(line.Length + 1)]),
        (random, lines) =>
            Change(
                random,
                lines,
                line =>
                    Insert(
                        line,
                        random.Next(line.Length + 1),
                        Enumerable.Repeat((byte)' ', random.Next(1, 5)).ToArray())),
        (random, lines) =>
            Change(
                random,
                lines,
                line =>
                    line.Length == 0
                        ? line
                        :
                        [
                            .. line.AsSpan(0, random.Next(line.Length)),
                            .. line.AsSpan(Math.Min(line.Length, random.Next(line.Length) + 1)),
                        ]),
        (random, lines) => Change(random, lines, line => SwapFields(random, line)),
        (random, lines) => Change(random, lines, line => ReplaceField(random, line)),
        (random, lines) => Change(random, lines, line => Overwrite(random, line)),
        (random, lines) => Change(random, lines, line => Flip(random, line)),
        (random, lines) => Change(random, lines, line => Insert(line, random.Next(line.Length + 1), [0])),
        (random, lines) =>
            Change(random, lines, line => Insert(line, random.Next(line.Length + 1), [0xFF, 0xFE, 0xC3])),
        (random, lines) => Change(random, lines, line => Insert(line, line.Length, [(byte)'\r'])),
        (random, lines) => Change(random, lines, line => Insert(line, random.Next(line.Length + 1), [(byte)'\r'])),
        (random, lines) =>
            Change(
                random,
                lines,
                line =>
                    Insert(
                        line,
                        random.Next(line.Length + 1),
                        new byte[random.Next(1, 3000)]
                            .Select(_ => (byte)'9')
                            .ToArray())),
        (random, lines) =>
            lines.Insert(random.Next(lines.Count), Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)])),
    ];

    /// <summary>A damaged copy of a text, one to four mutations deep; now and then it loses its end as well.</summary>
    internal static byte[] Mutate(Random random, byte[][] original)
    {
        var lines = original.ToList();
        var steps = random.Next(1, MostSteps + 1);
        for (var i = 0; i < steps && lines.Count > 0; i++)
            LineMutations[random.Next(LineMutations.Length)](random, lines);
        var end = random.Next(5) == 0 ? "\r\n"u8 : "\n"u8;
        var bytes = new List<byte>(lines.Sum(line => line.Length + 2));
        foreach (var line in lines)
        {
            bytes.AddRange(line);
            bytes.AddRange(end);
        }

        if (random.Next(10) == 0)
            bytes.RemoveRange(random.Next(bytes.Count + 1) is var cut ? cut : 0, bytes.Count - cut);
        return [.. bytes];
    }

    private static void Swap(List<byte[]> lines, int first, int second) =>
        (lines[first], lines[second]) = (lines[second], lines[first]);

    private static void Change(Random random, List<byte[]> lines, Func<byte[], byte[]> change)
    {
        var at = random.Next(lines.Count);
        lines[at] = change(lines[at]);
    }

    private static byte[] Insert(byte[] line, int at, byte[] more) =>
        [.. line.AsSpan(0, at), .. more, .. line.AsSpan(at)];

    private static byte[] SwapFields(Random random, byte[] line)
    {
        var fields = Encoding.Latin1.GetString(line).Split(' ');
        var (first, second) = (random.Next(fields.Length), random.Next(fields.Length));
        (fields[first], fields[second]) = (fields[second], fields[first]);
        return Encoding.Latin1.GetBytes(string.Join(' ', fields));
    }

    private static byte[] ReplaceField(Random random, byte[] line)
    {
        var fields = Encoding.Latin1.GetString(line).Split(' ');
        fields[random.Next(fields.Length)] = Tokens[random.Next(Tokens.Length)];
        return Encoding.UTF8.GetBytes(string.Join(' ', fields));
    }

    /// <summary>Writes a token over columns, so that those after it stay where they are.</summary>
    private static byte[] Overwrite(Random random, byte[] line)
    {
        var token = Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]);
        var copy = line.ToArray();
        var at = random.Next(line.Length + 1);
        token.AsSpan(0, Math.Min(token.Length, copy.Length - at)).CopyTo(copy.AsSpan(at));
        return copy;
    }

    private static byte[] Flip(Random random, byte[] line)
    {
        if (line.Length == 0)
            return line;
        var copy = line.ToArray();
        copy[random.Next(copy.Length)] = (byte)random.Next(256);
        return copy;
    }
}
