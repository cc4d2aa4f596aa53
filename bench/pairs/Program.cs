using System.Diagnostics;
using System.Globalization;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length != 4)
{
    Console.Error.WriteLine("usage: bench/pairs MODEL_FOLDER STRUCTURE LIGAND THREADS");
    return 2;
}

const int Poses = 200;
const int Repeats = 20;
var site = LigandPicker.Pick(StructureReader.Read(args[1]), args[2]);
var complex = ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
using var thread = new TorchThread("cpu", int.Parse(args[3]));
using var model = ModelFolder.Read(args[0]).Open(0, () => thread);
var grid = complex.Scheme.GridFor(complex);
var input = ModelInput.Of(complex, grid);
Measure("predictions a second, voxels given", Poses, () => model.Predict([input]), perSecond: true);
Measure("the same with voxels", Poses, () => model.Predict([ModelInput.Of(complex, grid)]), perSecond: true);
Measure("voxels and gradient, ms", Repeats, () => Integrate(), perSecond: false);
Measure(
    "shares of the protein's voxels, ms",
    Repeats,
    () => complex.Scheme.SharesOf(complex, grid, Side.Protein),
    perSecond: false);
Measure("all pairs of atoms, ms", Repeats, () => model.PairsOf(complex, grid), perSecond: false);
Measure(
    "an explanation with its spread, ms",
    Repeats,
    () => Explainer.Explain(model, complex, new ExplainOptions()),
    perSecond: false);
return 0;

void Integrate()
{
    using var path = model.OpenPath(new float[input.Voxels.Length], input);
    path.Evaluate([0.5]);
    path.Fold([1]);
    path.GradientSum();
}

void Measure(string what, int times, Action action, bool perSecond)
{
    action();
    var (watch, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
    for (var i = 0; i < times; i++)
        action();
    var wall = watch.Elapsed.TotalSeconds / times;
    var used = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds / times;
    Console.WriteLine(
        perSecond
            ? $"| {what} | {1 / wall:F0} (by processor time {1 / used:F0}) |"
            : $"| {what} | {1000 * wall:F1} (processor time {1000 * used:F1}) |");
}
