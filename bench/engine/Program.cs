using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Glimpse.Bench.Engine;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models;

const int Complexes = 10;
const int RuleComplexes = 50;
const int Steps = 100;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: bench/run DATA_FOLDER MODEL_FOLDER  (adds the path of plain_loop.py itself)");
    return 2;
}

var (data, modelFolder, script) = (args[0], args[1], args[2]);
var threads = Environment.ProcessorCount;
using var thread = new TorchThread("cpu", threads);
using var model = LoadedModel.Load(ModelFolder.Read(modelFolder), thread);
var folder = Directory.CreateTempSubdirectory("glimpse-bench").FullName;
try
{
    var complexes = BenchComplexes.Read(data, Complexes);
    var inputs = complexes.ConvertAll(item => Voxelizer.Voxelize(item.Complex, Voxelizer.GridFor(item.Complex)));
    Explainer.Explain(model, complexes[0].Complex, ExplainOptions.Fixed(QuadratureRule.Midpoint, 10));
    var rows = complexes.Select((item, i) => Measure(item.Name, item.Complex, inputs[i])).ToList();
    foreach (var (row, input) in rows.Zip(inputs))
        NpyFile.Write(Path.Combine(folder, row.Name + ".npy"), input, ChannelLayout.ChannelCount, ChannelLayout.GridSize);
    File.WriteAllText(Path.Combine(folder, "tolerances.json"), JsonSerializer.Serialize(rows.ToDictionary(row => row.Name, row => Math.Abs(row.AdaptiveError))));
    var (plain, plainPeak, version) = PlainLoop.Run(script, modelFolder, folder, threads);

    Console.WriteLine($"model {model.Manifest.Name}, {threads} threads; the plain loop is PyTorch {version} in Python, batch 10");
    Console.WriteLine("                 voxels  predict   100 gradients, ms each         adaptive           plain loop, tuned      F differs  sum differs");
    Console.WriteLine("complex              ms       ms   hoisted  unhoisted   plain   gradients       s     steps        s");
    foreach (var row in rows)
    {
        var other = plain[row.Name];
        Console.WriteLine(
            $"{row.Name,-16}{row.VoxelsMs,7:F1}{row.PredictMs,9:F1}{row.HoistedS * 1000 / Steps,10:F2}{row.UnhoistedS * 1000 / Steps,11:F2}{other.ExplainS * 1000 / Steps,8:F2}"
            + $"{row.AdaptiveGradients,12}{row.AdaptiveS,8:F2}{other.TunedSteps,10}{other.TunedS,9:F2}{row.Value - other.Value,14:E1}{row.Sum - other.Sum,13:E1}");
    }

    Console.WriteLine($"per gradient: hoisted {Ratio(row => plain[row.Name].ExplainS / row.HoistedS):F2}x the plain loop's speed (geometric mean)");
    Console.WriteLine($"to the adaptive run's own completeness error: {Ratio(row => plain[row.Name].TunedS / row.AdaptiveS):F2}x");
    Console.WriteLine($"peak memory: this program {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MiB, the plain loop {plainPeak:F0} MiB");
    RuleTable.Print(model, BenchComplexes.Read(data, RuleComplexes).ConvertAll(item => Voxelizer.Voxelize(item.Complex, Voxelizer.GridFor(item.Complex))));
    return 0;

    double Ratio(Func<Row, double> of) => Math.Exp(rows.Average(row => Math.Log(of(row))));
}
finally
{
    Directory.Delete(folder, recursive: true);
}

Row Measure(string name, TypedComplex complex, float[] input)
{
    var watch = Stopwatch.StartNew();
    Voxelizer.Voxelize(complex, Voxelizer.GridFor(complex));
    var voxels = watch.Elapsed;
    watch.Restart();
    var value = model.Predict([input])[0];
    var predict = watch.Elapsed;
    var (sum, hoisted) = Fixed(model.OpenPath, input);
    var (_, unhoisted) = Fixed(model.OpenPlainPath, input);
    watch.Restart();
    var adaptive = IntegratedGradients.Integrate(model, new float[input.Length], input, new ExplainOptions(), null, CancellationToken.None);
    var error = adaptive.Attributions.Sum() - (adaptive.Value - adaptive.BaselineValue);
    return new Row(name, voxels.TotalMilliseconds, predict.TotalMilliseconds, hoisted, unhoisted, value, sum, adaptive.GradientEvaluations, watch.Elapsed.TotalSeconds, error);
}

static (double Sum, double Seconds) Fixed(Func<float[], float[], IGradientPath> open, float[] input)
{
    var watch = Stopwatch.StartNew();
    var quadrature = Quadrature.Of(QuadratureRule.GaussLegendre, Steps);
    using var path = open(new float[input.Length], input);
    for (var first = 0; first < Steps; first += 10)
    {
        path.Evaluate(quadrature.Nodes.AsSpan(first, 10));
        path.Fold(quadrature.Weights.AsSpan(first, 10));
    }

    var sum = path.GradientSum().Select((gradient, i) => gradient * input[i]).Sum();
    return (sum, watch.Elapsed.TotalSeconds);
}
