using System.Diagnostics;
using System.Text.Json;
using Glimpse.Bench.Chemistry;

// Dumps what perception makes of every ligand of a data folder, or of every record of an SD file, for compare.py: one
// JSON line a ligand. Or, for receptors, prints what stripped hydrogens change and how long text to voxels takes.
if (args is ["receptor", var folder])
{
    ReceptorBench.Run(folder);
    return 0;
}

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Glimpse.Bench.Chemistry DATA_FOLDER|LIGANDS.sdf OUT.jsonl | receptor DATA_FOLDER");
    return 2;
}

var clock = Stopwatch.StartNew();
using var output = new StreamWriter(args[1]);
var ligands = 0;
foreach (var dump in File.Exists(args[0]) ? LigandDump.OfRecords(args[0]) : LigandDump.OfFolder(args[0]))
{
    output.WriteLine(JsonSerializer.Serialize(dump));
    ligands++;
}

Console.Error.WriteLine($"{ligands} ligands in {clock.Elapsed.TotalSeconds:F1} s");
return 0;
