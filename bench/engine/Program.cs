using System.Globalization;
using Glimpse.Bench.Engine;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks.Gnina;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length is not 5 || args[4] is not ("full" or "quick"))
{
    Console.Error.WriteLine("usage: bench/run [--quick] DATA_FOLDER [MODEL_FOLDER]");
    return 2;
}

var (data, modelFolder, script, program) = (args[0], args[1], args[2], args[3]);
var size = args[4] == "quick" ? BenchSize.Quick : BenchSize.Full;
var threads = Environment.ProcessorCount;
var chosen = BenchComplexes.Choose(data, size.Complexes);
var scratch = Directory.CreateTempSubdirectory("glimpse-bench").FullName;
try
{
    var runs = new CommandLineRuns(program, modelFolder, scratch, threads);
    var (tenSeconds, tenPeak) = runs.Poses(chosen[0], size.Complexes);
    var (singleSeconds, singlePeak) = runs.OneByOne(chosen);
    var (manySeconds, manyPeak) = runs.Poses(chosen[0], size.Poses);

    using var thread = new TorchThread("cpu", threads);
    using var model = LoadedModel.Load(ModelFolder.Read(modelFolder), thread);
    var complexes = BenchComplexes.Read(data, size.Complexes, model.Scheme);
    var sides = new SideBySide(model);
    PeakMemory.Reset();
    sides.Measure(complexes);
    var sidePeak = PeakMemory.MiB;
    sides.MeasurePlain(complexes, script, modelFolder, scratch, threads);
    var rate = PeakRate.Measure(thread);
    var cost = NetworkCost.Of(model.Manifest);
    PeakMemory.Reset();
    var (resident, tensors) = LeakRun.Measure(model, complexes.ConvertAll(item => item.Complex), size.Explanations);
    var leakPeak = PeakMemory.MiB;

    Console.WriteLine(
        $"model {model.Manifest.Name}, {threads} threads; the plain loop is PyTorch {sides.Plain.Torch} in Python, "
            + $"batch 10\n");
    sides.Print();
    var perGradient = sides.Mean((row, other) => other.ExplainS / row.HoistedS);
    var toSum = sides.Mean((row, other) => other.Completeness.S / row.AdaptiveS);
    var toIntervals = sides.Mean((row, other) => other.Intervals.S / row.AdaptiveS);
    Console.WriteLine(
        $"""

        | {threads} threads, model {model.Manifest.Name} | |
        |---|---|
        | speed per gradient against the plain loop (floor: 2) | {perGradient:F1}x |
        | to the adaptive run's completeness error, the loop's best rule and steps | {AtLeast(
            sides.AllMet(other => other.Completeness)
        )}{toSum:F1}x |
        | to the adaptive run's tolerance on the sum of absolute interval errors, trapezoids (floor: 5) | {AtLeast(
            sides.AllMet(other => other.Intervals)
        )}{toIntervals:F1}x |
        | F and maps agree with the plain loop | {(sides.Agree ? "yes" : "NO")}, F to {sides.Rows.Max(row =>
            Math.Abs(row.Value - sides.Plain.Results[row.Name].Value)
        ):E1}, maps to {sides.Plain.Results.Values.Max(other => other.MapDistance):E1} |
        | peak convolution rate | {rate / 1e9:F0} GFLOP/s |
        {sides.OverFloor(cost, rate)}
        | {size.Complexes} poses in one run, start included (floor: 10 s) | {tenSeconds:F1} s, peak {tenPeak:F0} MiB |
        | {size.Complexes} complexes, each in a run of its own | {singleSeconds:F1} s, peak {singlePeak:F0} MiB |
        | {size.Poses} poses in one run | {manySeconds:F1} s, {manySeconds
            / size.Poses:F2} s each, peak {manyPeak:F0} MiB |
        | peak memory: comparison, {size.Explanations} explanations, the plain loop | {sidePeak:F0}, {leakPeak:F0}, {sides.Plain.PeakMib:F0} MiB |
        | resident after {string.Join(", ", resident.Select(mark => mark.After))} explanations | {string.Join(
            ", ",
            resident.Select(mark => $"{mark.MiB:F0}")
        )} MiB, {tensors:+0;-0;0} tensors |
        """);
    RuleTable.Print(
        model,
        BenchComplexes
            .Read(data, size.RuleComplexes, model.Scheme)
            .ConvertAll(item => item.Complex.Scheme.Voxelize(item.Complex, item.Complex.Scheme.GridFor(item.Complex))));
    var grown = resident[^1].MiB / resident[0].MiB;
    (string Floor, bool Met)[] ofGnina =
    [
        ("F and maps agree", sides.Agree),
        model.Manifest.Architecture is GninaDefault2018Architecture
            ? ("4x to the completeness error", toSum >= 4)
            : ("1.5x to the completeness error", toSum >= 1.5),
        ("no tensor stays", tensors == 0),
    ];
    (string Floor, bool Met)[] floors = model.Manifest.Architecture is GninaArchitecture ? ofGnina :
    [
        ("F and maps agree", sides.Agree),
        ("2x a gradient", perGradient >= 2),
        ("5x to the tolerance", toIntervals >= 5),
        ("10 complexes in 10 s", tenSeconds <= 10),
        ("peak under 600 MB", tenPeak * (1 << 20) < 600e6),
        ("no tensor stays", tensors == 0),
        ("memory within 10 % of the first quarter's", grown <= 1.1),
    ];
    foreach (var (floor, met) in floors)
        Console.WriteLine($"{(met ? "met   " : "MISSED")} {floor}");

    // The quick form is too short for times to mean anything.
    return sides.Agree && (size == BenchSize.Quick || floors.All(floor => floor.Met)) ? 0 : 1;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

static string AtLeast(bool met) => met ? "" : "at least ";
