using System.Diagnostics;
using System.Text.Json;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;

namespace Glimpse.Bench.Engine;

/// <summary>This program and the plain loop on the same complexes, complex by complex.</summary>
internal sealed class SideBySide(LoadedModel model)
{
    internal const int Steps = 100;
    private const int Batch = 10, NameWidth = 15;

    /// <summary>Largest difference of F and largest relative distance of maps that rounding explains.</summary>
    private const double ValueTolerance = 1e-3, MapTolerance = 1e-3;

    /// <summary>
    /// Completeness error, in the model's unit, below which less is luck and nobody's concern: a tenth of the least
    /// tolerance.
    /// </summary>
    private const double SmallEnough = 1e-3;

    internal List<Row> Rows { get; private set; } = [];

    internal PlainLoopReport Plain { get; private set; } = new([], 0, "");

    /// <summary>True when both programs computed the same.</summary>
    internal bool Agree =>
        Rows.TrueForAll(row =>
            Math.Abs(row.Value - Plain.Results[row.Name].Value) <= ValueTolerance
            && Plain.Results[row.Name].MapDistance <= MapTolerance);

    internal void Measure(IReadOnlyList<(string Name, TypedComplex Complex)> complexes)
    {
        Explainer.Explain(model, complexes[0].Complex, ExplainOptions.Fixed(QuadratureRule.Midpoint, Batch));
        Rows = [.. complexes.Select(item => Measure(item.Name, item.Complex))];
    }

    /// <summary>Gives the plain loop the same voxels, this program's maps and the errors that it is to match.</summary>
    internal void MeasurePlain(
        IReadOnlyList<(string Name, TypedComplex Complex)> complexes,
        string script,
        string modelFolder,
        string scratch,
        int threads)
    {
        foreach (var (row, complex) in Rows.Zip(complexes, (row, item) => (row, item.Complex)))
        {
            NpyFile.Write(
                Path.Combine(scratch, row.Name + ".npy"),
                Voxels(complex),
                model.Scheme.Channels.Length,
                model.GridSize);
            NpyFile.Write(
                Path.Combine(scratch, row.Name + ".map.npy"),
                Array.ConvertAll(row.Map, value => (float)value),
                model.Scheme.Channels.Length,
                model.GridSize);
        }

        var errors = Rows.ToDictionary(
            row => row.Name,
            row => new { completeness = row.SumTolerance, intervals = row.IntervalTolerance });
        File.WriteAllText(Path.Combine(scratch, "tolerances.json"), JsonSerializer.Serialize(errors));
        Plain = PlainLoop.Run(script, modelFolder, scratch, threads);
    }

    internal void Print()
    {
        Console.WriteLine(
            "                 voxels  predict   100 gradients, ms each         adaptive         plain loop to the "
                + "same error: of the sum    of the intervals     F differs  maps differ");
        Console.WriteLine("complex              ms       ms   hoisted  unhoisted   plain   gradients       s");
        foreach (var row in Rows)
        {
            var other = Plain.Results[row.Name];
            Console.WriteLine(
                $"{(row.Name.Length > NameWidth ? row.Name[..NameWidth] : row.Name), -16}"
                    + $"{row.VoxelsMs, 7:F1}{row.PredictMs, 9:F1}{row.HoistedS * 1000 / Steps, 10:F2}"
                    + $"{row.UnhoistedS * 1000 / Steps, 11:F2}{other.ExplainS * 1000 / Steps, 8:F2}"
                    + $"{row.AdaptiveGradients, 12}{row.AdaptiveS, 8:F2}{Words(other.Completeness), 46}"
                    + $"{Words(other.Intervals), 24}{row.Value - other.Value, 12:E1}{other.MapDistance, 13:E1}");
        }
    }

    internal double Mean(Func<Row, PlainLoopResult, double> of) =>
        Math.Exp(Rows.Average(row => Math.Log(of(row, Plain.Results[row.Name]))));

    internal bool AllMet(Func<PlainLoopResult, TunedLoop> of) =>
        Rows.TrueForAll(row => of(Plain.Results[row.Name]).Met);

    /// <summary>Rows of the table: what the network costs, and how far its explanations are from that.</summary>
    internal string OverFloor(NetworkCost? cost, double rate)
    {
        if (cost is null)
            return "| one forward pass | not counted for this kind of network |";
        var adaptive = Mean((row, _) => row.AdaptiveS * rate / cost.Explanation(row.AdaptiveGradients));
        var fixedSteps = Mean(
            (row, _) => row.HoistedS * rate / (cost.Explanation(Steps) - (2 * (cost.Prefix + cost.Trunk))));
        return $"| one forward pass: prefix, trunk | {cost.Prefix / 1e9:F2}, {cost.Trunk / 1e9:F3} GFLOP |\n"
            + $"| explanation over its floor at that rate: adaptive, 100 fixed steps | {adaptive:F1}x, "
            + $"{fixedSteps:F1}x |";
    }

    private static string Words(TunedLoop loop) => $"{loop.Rule} {(loop.Met ? "" : ">")}{loop.Steps}, {loop.S:F2} s";

    private static float[] Voxels(TypedComplex complex) =>
        complex.Scheme.Voxelize(complex, complex.Scheme.GridFor(complex));

    private Row Measure(string name, TypedComplex complex)
    {
        var watch = Stopwatch.StartNew();
        var input = Voxels(complex);
        var voxels = watch.Elapsed;
        watch.Restart();
        var value = model.Predict([input])[0];
        var predict = watch.Elapsed;
        var (map, hoisted) = Fixed(model.OpenPath, input);
        var (_, unhoisted) = Fixed(model.OpenPlainPath, input);
        watch.Restart();
        var adaptive = IntegratedGradients.Integrate(
            model,
            new float[input.Length],
            input,
            new ExplainOptions(),
            null,
            CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        var change = adaptive.Value - adaptive.BaselineValue;
        return new Row(
            name,
            voxels.TotalMilliseconds,
            predict.TotalMilliseconds,
            hoisted,
            unhoisted,
            value,
            map,
            adaptive.GradientEvaluations,
            seconds,
            Math.Max(Math.Abs(adaptive.Attributions.Sum() - change), SmallEnough),
            Math.Max(adaptive.Tolerance!.Value, adaptive.IntervalError!.Value));
    }

    private static (double[] Map, double Seconds) Fixed(Func<ModelInput, ModelInput, IGradientPath> open, float[] input)
    {
        var watch = Stopwatch.StartNew();
        var quadrature = Quadrature.Of(QuadratureRule.GaussLegendre, Steps);
        using var path = open(new float[input.Length], input);
        for (var first = 0; first < Steps; first += Batch)
        {
            path.Evaluate(quadrature.Nodes.AsSpan(first, Batch));
            path.Fold(quadrature.Weights.AsSpan(first, Batch));
        }

        var map = path.GradientSum().Select((gradient, i) => gradient * input[i]).ToArray();
        return (map, watch.Elapsed.TotalSeconds);
    }
}
