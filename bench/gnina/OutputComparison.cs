using System.Text.Json;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Tests.Schemes.Gnina;

namespace Glimpse.Bench.Gnina;

/// <summary>What imported networks answer on gnina's atoms, beside reference.json.</summary>
internal static class OutputComparison
{
    /// <summary>Prints the largest differences of each network.</summary>
    /// <param name="references">Where reference.json, atoms and grids are.</param>
    /// <param name="models">A folder of imported models that have the names of their files.</param>
    /// <param name="data">Where structures are; by our typing of these the answers are printed, too.</param>
    public static void Print(string references, string models, string? data)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(references, "reference.json")));
        var names = expected.RootElement.EnumerateObject().Select(complex => complex.Name).ToList();
        var read = names.ToDictionary(name => name, name => GninaReference.Read(references, name));
        using var thread = new TorchThread();
        foreach (var folder in Directory.EnumerateDirectories(models).Order(StringComparer.Ordinal))
        {
            var model = Path.GetFileName(folder);
            if (!expected.RootElement.GetProperty(names[0]).GetProperty("outputs").TryGetProperty(model, out _))
                continue;
            foreach (var (output, number) in new[] { ("logit", 0), ("affinity", 1) })
            {
                using var loaded = ModelFolder.Read(folder).Open(number, () => thread);
                var worst = names.Max(name => Math.Abs(Difference(read[name].Complex(loaded.Scheme), name)));
                Console.WriteLine($"{model,-30} {output,-8} off by {worst:0.0e+0} at most");
                foreach (var name in data is null ? [] : names)
                {
                    if (TypingComparison.Read(name, data!, loaded.Scheme) is { } ours)
                        Console.WriteLine(
                            $"  {name,-12} typed here {Math.Round(Difference(ours, name), 3):+0.000;-0.000}");
                }

                double Difference(TypedComplex complex, string name) =>
                    loaded.Predict([ModelInput.Of(complex, loaded.Scheme.GridFor(complex))])[0]
                    - Expected(name, model, output);
            }
        }

        double Expected(string complex, string model, string output) => expected
            .RootElement.GetProperty(complex)
            .GetProperty("outputs")
            .GetProperty(model)
            .GetProperty(output)
            .GetDouble();
    }
}
