using System.Diagnostics;
using System.Globalization;
using Glimpse.Bench.Gnina;
using Glimpse.Core.Schemes.Gnina;
using Glimpse.Tests.Schemes.Gnina;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length is < 1 or > 4)
{
    Console.Error.WriteLine("usage: bench/gnina REFERENCE_FOLDER [DATA_FOLDER]");
    Console.Error.WriteLine("       bench/gnina centres DATA_FOLDER");
    Console.Error.WriteLine("       bench/gnina outputs REFERENCE_FOLDER IMPORTED_MODELS_FOLDER [DATA_FOLDER]");
    return 2;
}

if (args is ["centres", var sets])
{
    CentreComparison.Print(sets);
    return 0;
}

if (args is ["outputs", var references, var models, ..])
{
    OutputComparison.Print(references, models, args.ElementAtOrDefault(3));
    return 0;
}

const int Repeats = 20;
var scheme = GninaScheme.Of28;
foreach (var file in Directory.GetFiles(args[0], "*.atoms.csv").Order(StringComparer.Ordinal))
{
    var name = Path.GetFileName(file).Split('.')[0];
    var reference = GninaReference.Read(args[0], name);
    var complex = reference.Complex(scheme);
    var grid = scheme.GridFor(complex);
    var voxels = scheme.Voxelize(complex, grid);
    var worst = voxels.Zip(reference.Grid).Max(pair => Math.Abs(pair.First - pair.Second));
    Console.WriteLine(
        $"{name}: grid from gnina's atoms off by {worst:0.0e+0} at most, centre by "
            + $"{grid.Center.DistanceTo(reference.Center):0.0e+0} Å; voxels in "
            + $"{Milliseconds(() => scheme.Voxelize(complex, grid, voxels)):0.0} ms, divided in "
            + $"{Milliseconds(() => scheme.Distribute(complex, grid, voxels)):0.0} ms");
    if (args.Length > 1)
        TypingComparison.Print(name, reference, args[1]);
}

return 0;

static double Milliseconds(Action action)
{
    action();
    var least = double.MaxValue;
    for (var i = 0; i < Repeats; i++)
    {
        var watch = Stopwatch.StartNew();
        action();
        least = Math.Min(least, watch.Elapsed.TotalMilliseconds);
    }

    return least;
}
