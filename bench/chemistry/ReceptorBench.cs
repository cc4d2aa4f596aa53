using Glimpse.Core;
using Glimpse.Core.Schemes.Glimpse8;

namespace Glimpse.Bench.Chemistry;

/// <summary>Runs over all complexes and prints the figures that issue and changelog speak of.</summary>
internal static class ReceptorBench
{
    private const int WarmUp = 30;
    private const int LongestList = 40;

    internal static void Run(string data)
    {
        var paths = LigandIndex.Paths(Path.Combine(data, "index.csv")).ToList();
        foreach (var path in paths.Take(WarmUp))
            ReceptorDump.Of(data, path);
        var dumps = new List<(string Path, ReceptorDump Dump)>();
        foreach (var path in paths)
        {
            try
            {
                dumps.Add((path, ReceptorDump.Of(data, path)));
            }
            catch (GlimpseException fault)
            {
                Console.WriteLine($"refused: {path}: {fault.Message}");
            }
        }

        Console.WriteLine($"complexes {paths.Count}, refused {paths.Count - dumps.Count}");
        PrintTimes(dumps);
        PrintHydrogens([.. dumps.Where(it => it.Dump.HasHydrogens)]);
        PrintWarnings(dumps);
    }

    private static void PrintTimes(List<(string Path, ReceptorDump Dump)> dumps)
    {
        var times = dumps.OrderBy(it => it.Dump.Milliseconds).ToList();
        Console.WriteLine(
            $"text to voxels: median {times[times.Count / 2].Dump.Milliseconds:F1} ms, 99 in 100 under "
                + $"{times[times.Count * 99 / 100].Dump.Milliseconds:F1} ms,"
            + $" slowest {times[^1].Dump.Milliseconds:F1} ms ({times[^1].Path})");
    }

    private static void PrintHydrogens(List<(string Path, ReceptorDump Dump)> dumps)
    {
        var atoms = dumps.Sum(it => (long)it.Dump.Atoms);
        Console.WriteLine($"receptors with hydrogens {dumps.Count}, atoms {atoms}");
        foreach (var (index, channel) in Glimpse8Scheme.Instance.Channels.Take(Glimpse8Scheme.ChannelsPerSide).Index())
        {
            var disagreeing = dumps.Sum(it => (long)it.Dump.Disagreeing[index]);
            Console.WriteLine(
                $"  {channel.Meaning, -12} {100.0 * (atoms - disagreeing) / atoms:F3} % agree, {disagreeing} differ");
        }

        var unlisted = dumps.SelectMany(it => it.Dump.Unlisted.Select(residue => $"{it.Path} {residue}")).ToList();
        Console.WriteLine($"residues that differ and aren't listed as stated: {unlisted.Count}");
        unlisted.Take(LongestList).ToList().ForEach(Console.WriteLine);
    }

    private static void PrintWarnings(List<(string Path, ReceptorDump Dump)> dumps)
    {
        foreach (
            var code in dumps
                .SelectMany(it => it.Dump.Warnings)
                .CountBy(code => code)
                .OrderByDescending(code => code.Value))
            Console.WriteLine($"  warning {code.Key, -26} {code.Value} complexes");
        var metals = dumps.Where(it => it.Dump.HasMetalSite).ToList();
        Console.WriteLine(
            $"with a metal held by three residues {metals.Count}; noticed as empty when it is taken out: "
                + $"{metals.Count(it => it.Dump.MissesMetal)}");
        foreach (var (path, _) in dumps.Where(it => it.Dump.Warnings.Contains("metal-missing")))
            Console.WriteLine($"  metal-missing as it is: {path}");
    }
}
