using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Fuzzing;

/// <summary>
/// Damaged copies of the fixtures in all formats. GLIMPSE_FUZZ_COUNT and GLIMPSE_FUZZ_SEED set how many and which; a
/// failing mutant is named by its seed, and count 1 with that seed repeats it alone.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int DefaultCount = 10_000;
    private const int DefaultSeed = 20_220_110;
    private const int LinesTaken = 150;
    private const double SlowestSeconds = 30;
    private const long AllowedBytes = 4_000_000;
    private const int AllowedBytesPerByte = 400;

    private static readonly byte[][][] Originals =
    [
        Middle("1hpv.pdb", "HETATM 1519"),
        Middle("5dpv.pdb", "ATOM   1200"),
        Middle("1hpv-pocket.cif", "data_c"),
        Middle("1hpv-pocket.mol2", "# created", int.MaxValue),
        Middle("cdk2.sdf", "ZINC03814457"),
        Middle("cdk2-v3000.sdf", "ZINC03814457"),
        Middle("cdk2.mol2", "@<TRIPOS>MOLECULE"),
        .. Rich(),
    ];

    [Fact]
    public void Every_mutant_either_parses_or_is_refused_by_an_error_that_names_the_line()
    {
        var count = Setting("GLIMPSE_FUZZ_COUNT", DefaultCount);
        var seed = Setting("GLIMPSE_FUZZ_SEED", DefaultSeed);
        var (parsed, refused, slowest, slowestSeed, hungriest) = (0, 0, 0.0, 0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var bytes = Mutant(seed + i);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            foreach (var error in Read(bytes, seed + i))
            {
                parsed += error == null ? 1 : 0;
                refused += error == null ? 0 : 1;
                Assert.True(
                    error == null || NamesPlace(error.Message),
                    $"seed {seed + i}: no line in \"{error?.Message}\"");
            }

            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(seconds < SlowestSeconds, $"seed {seed + i} took {seconds:0.0} s");
            Assert.True(
                allocated < AllowedBytes + (AllowedBytesPerByte * bytes.LongLength),
                $"seed {seed + i}: {bytes.Length} bytes made it allocate {allocated}");
            hungriest = Math.Max(hungriest, (double)allocated / Math.Max(bytes.Length, 1000));
            if (seconds > slowest)
                (slowest, slowestSeed) = (seconds, seed + i);
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} mutants: {parsed} structures read, {refused} refused; slowest {slowest * 1000:0.0} ms (seed "
                    + $"{slowestSeed}); most allocated {hungriest:0} bytes a byte"));
        Assert.True(count < DefaultCount || (parsed > 0 && refused > 0));
    }

    private static byte[] Mutant(int seed)
    {
        var random = new Random(seed);
        var bytes = Mutator.Mutate(random, Originals[random.Next(Originals.Length)]);
        if (random.Next(20) != 0 || bytes.Length == 0)
            return bytes;
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(bytes);
        bytes = packed.ToArray();
        if (random.Next(2) == 0)
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
        return random.Next(2) == 0 ? bytes : bytes[..random.Next(bytes.Length + 1)];
    }

    /// <summary>
    /// Reads everything there is and looks for ligands; yields null for each structure read, else the error.
    /// </summary>
    private static List<GlimpseException?> Read(byte[] bytes, int seed)
    {
        var outcome = new List<GlimpseException?>();
        try
        {
            foreach (var record in StructureReader.ReadAll(new MemoryStream(bytes), "mutant"))
            {
                outcome.Add(record.Error);
                if (record.Structure is { } structure)
                    CheckSound(structure, seed);
            }
        }
        catch (GlimpseException fault)
        {
            outcome.Add(fault);
        }

        return outcome;
    }

    private static void CheckSound(Structure structure, int seed)
    {
        var next = 0;
        foreach (var residue in structure.Residues)
        {
            Assert.True(residue.FirstAtom == next && residue.AtomCount > 0, $"seed {seed}: residues aren't contiguous");
            next += residue.AtomCount;
        }

        Assert.True(
            next == structure.Atoms.Length && next == structure.Positions.Length,
            $"seed {seed}: atoms are missing");
        Assert.All(structure.Positions, place => Assert.True(double.IsFinite(place.X + place.Y + place.Z)));
        Assert.All(
            structure.Bonds,
            bond =>
                Assert.True(
                    bond.First != bond.Second
                        && Math.Max(bond.First, bond.Second) < next
                        && Math.Min(bond.First, bond.Second) >= 0));
        foreach (var candidate in LigandPicker.Candidates(structure))
            Assert.True(candidate.HeavyAtoms > 1);
    }

    private static byte[][] Middle(string name, string from, int count = LinesTaken)
    {
        var lines = File.ReadAllBytes(Fixture.PathOf(name)).AsSpan();
        var all = new List<byte[]>();
        foreach (var range in lines.Split((byte)'\n'))
            all.Add(lines[range].ToArray());
        var start = all.FindIndex(line =>
            System.Text.Encoding.UTF8.GetString(line).StartsWith(from, StringComparison.Ordinal));
        return [.. all.Skip(start).Take(count)];
    }

    /// <summary>
    /// Small texts with what the fixtures lack: models, alternate locations, connections, text fields, charges.
    /// </summary>
    private static IEnumerable<byte[][]> Rich() =>
        RichTexts.All.Select(text => text.Split('\n').Select(System.Text.Encoding.UTF8.GetBytes).ToArray());

    private static int Setting(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.Integer,
            CultureInfo.InvariantCulture,
            out var value)
            ? value
            : otherwise;

    /// <summary>A line number, or a fault of the file as a whole.</summary>
    private static bool NamesPlace(string message) =>
        message.IndexOf("line ", StringComparison.Ordinal) is >= 0 and var at
            && message.AsSpan(at + "line ".Length) is [>= '0' and <= '9', ..]
        || message.Contains(": the file is ", StringComparison.Ordinal)
        || message.Contains(": the file holds no record", StringComparison.Ordinal);
}
