using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Maps;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Voxels;
using Glimpse.Models.Torch;

namespace Glimpse.Bridge.Options;

/// <summary>
/// Every option of <c>glimpse explain</c>, one row each, in the order in which they are listed and take effect. Command
/// line, wire, viewers, client and documents have theirs from here.
/// </summary>
internal static class OptionTable
{
    /// <summary>The member whose default is the daemon's own setting.</summary>
    public const string LigandAtoms = "typing.ligandAtoms";

    private const int MostThreads = 1024;

    /// <summary>
    /// The adaptive rule keeps each gradient until the end, 0.9 MB for the models that come with the program.
    /// </summary>
    private const int MostAdaptiveSteps = 1000;

    private static readonly ExplainOptions Usual = new();

    /// <summary>What a method without voxels has neither baseline, map nor path for.</summary>
    private static readonly ImmutableArray<string> OfVoxels =
        ["baseline", "interaction", "versus", "maps", "rotations", "jitter", "top"];

    /// <summary>What is read.</summary>
    public static ImmutableArray<OptionRow> Read { get; } =
    [
        new(
            "ligand",
            OptionKind.Text,
            "The ligand in STRUCTURE: a residue name, CHAIN:NAME:NUMBER with blanks allowed, or CHAIN:: for a chain; "
                + "#N for the Nth of one name.")
        {
            Placeholder = "SPEC",
            Set = (asked, value) => asked with { Ligand = (string)value },
        },
        new("protein", OptionKind.Structure, "A protein (PDB, PDBQT, mmCIF or MOL2; plain or packed), for --ligands.")
        {
            Placeholder = "FILE",
            Set = (asked, value) => asked with { Structure = (string)value },
        },
        new(
            "ligands",
            OptionKind.Structure,
            "Ligands (SDF, MOL2, PDB, PDBQT, docking log or mmCIF; any number; plain or packed; - for standard input) "
                + "in the frame of --protein.")
        {
            Placeholder = "FILE",
            Set = (asked, value) => asked with { LigandsFile = (string)value },
        },
        new(
            "template",
            OptionKind.Template,
            "Take the ligand's bond orders and charges from this molecule (SDF, MOL2, a component's CIF or SMILES).")
        {
            Placeholder = "FILE|SMILES",
            Member = "template",
            Set = (asked, value) => asked with { Template = (string)value },
        },
        new(
            "altloc",
            OptionKind.Text,
            "Which alternate location to take where there is that one; else the ligand's, or the one of highest "
                + "occupancy.")
        {
            Placeholder = "X",
            Member = "reading.altloc",
            Set = Reading<string>((reading, letter) => reading with { AltLoc = letter }),
        },
        new(
            "model-number",
            OptionKind.Integer(0, int.MaxValue),
            "Which MODEL of a file with several; the first by default.")
        {
            Member = "reading.modelNumber",
            InViewers = false,
            Set = Reading<int>((reading, number) => reading with { Model = number }),
        },
        new(
            "assembly",
            OptionKind.Text,
            "Build this biological assembly of the file (REMARK 350, _pdbx_struct_assembly), such as 1; 'models' "
                + "joins all MODELs.")
        {
            Placeholder = "ID|models",
            Member = "reading.assembly",
            InViewers = false,
            NotWithFrames = CopiesStandStill,
            Set = Reading<string>((reading, id) => reading.Building(id)),
        },
        new(
            "symmetry",
            OptionKind.Flag,
            "Add the crystal's symmetry mates within 12 Å of the ligand that the file doesn't hold.")
        {
            Member = "typing.symmetry",
            NotWithFrames = CopiesStandStill,
            Set = Typing<bool>((typing, isOn) => typing with { Symmetry = isOn }),
        },
        new("include-waters", OptionKind.Flag, "Keep crystal waters in the pocket; the models were trained without.")
        {
            Member = "typing.includeWaters",
            Set = Typing<bool>((typing, keeps) => typing with { IncludeWaters = keeps }),
        },
        new(
            "include-buffer",
            OptionKind.Flag,
            "Keep buffer, salt and cryoprotectant in the pocket; the models were trained without.")
        {
            Member = "typing.includeBuffer",
            Set = Typing<bool>((typing, keeps) => typing with { IncludeBuffer = keeps }),
        },
        new(
            "ligand-atoms",
            OptionKind.Integer(LigandSize.Fewest, LigandSize.MostSettable),
            "Most heavy atoms of a ligand or template; larger ones take longer and stick out of the box.")
        {
            Member = LigandAtoms,
            Default = Invariant(LigandSize.Most),
            Set = Typing<int>((typing, most) => typing with { MostLigandAtoms = most }),
        },
    ];

    /// <summary>What is computed.</summary>
    public static ImmutableArray<OptionRow> Computed { get; } =
    [
        new(
            "model",
            OptionKind.Text,
            "The model, or NAME:OUTPUT where it has several; 'glimpse models list' names them.")
        {
            Placeholder = "NAME",
            Default = new ExplainSettings().Model,
            Set = (asked, value) => asked with { Model = (string)value },
        },
        new(
            "baseline",
            OptionKind.Choice(
                new[] { View.Zero, View.Apo, View.Ligand, View.Interaction }.Select(view =>
                    (ResultRecords.ViewName(view), view))),
            "What to compare with: zero (an empty grid), apo (the protein alone), ligand (the ligand alone) or "
                + "interaction (both).")
        {
            Placeholder = "NAME",
            Member = "options.baseline",
            Default = ResultRecords.ViewName(View.Zero),
            Set = Engine<View>((engine, view) => engine with { View = view }),
        },
        new(
            "interaction",
            OptionKind.Flag,
            "Explain F(PL) - F(P) - F(L) + F(0): what protein and ligand make of each other.")
        {
            Member = "options.baseline",
            MemberValue = ResultRecords.ViewName(View.Interaction),
            Excludes = [new(["baseline"], "which has baselines of its own")],
            Set = Engine<bool>((engine, isOn) => isOn ? engine with { View = View.Interaction } : engine),
        },
        new(
            "versus",
            OptionKind.Structure,
            "Compare with another ligand in the same protein (the first of a file with several): what makes the "
                + "difference.")
        {
            Placeholder = "FILE",
            Member = "versus",
            NotWithFrames = "the ligand that is compared with would stay where it is",
            Excludes = [new(["baseline", "interaction"], "which has a baseline of its own")],
            Set = (asked, value) =>
                asked with
                {
                    Versus = (string)value,
                    Options = asked.Options with { View = View.Versus },
                },
        },
        new(
            "method",
            OptionKind.Choice(
                AttributionMethods.All.SelectMany(method =>
                    new[] { method.ShortName, method.Name }.Distinct().Select(name => (name, method)))),
            string.Join(", ", AttributionMethods.All.Select(one => $"{one.ShortName}, which {one.Does}")) + ".")
        {
            Placeholder = "NAME",
            Member = "options.method",
            Default = AttributionMethods.Usual.ShortName,
            Excludes =
            [
                .. AttributionMethods.All.Where(method => !method.HasVoxels).Select(method =>
                    new Exclusion(OfVoxels, $"which {method.Does} and has no map or baseline")
                    {
                        When = [method.Name],
                    }),
            ],
            Set = Engine<IAttributionMethod>((engine, method) => engine with { Method = method }),
        },
        new(
            "tolerance",
            OptionKind.NumberAbove(0),
            "What the path's intervals may miss together, in the model's unit (default: the larger of 0.01 and 0.5 % "
                + "of the change).")
        {
            Placeholder = "E",
            Member = "options.tolerance",
            Set = Engine<double>((engine, most) => engine with { Tolerance = most }),
        },
        new(
            "max-steps",
            OptionKind.Integer(10, MostAdaptiveSteps),
            "Gradients at most to reach the tolerance, of each member of an ensemble (default: 200; 65 of gnina's "
                + "dense networks).")
        {
            Member = "options.maxSteps",
            Set = Engine<int>((engine, most) => engine with { MaxSteps = most }),
        },
        new(
            "steps",
            OptionKind.Integer(1, 100_000),
            "A fixed rule with N steps instead (paper: 100, gauss-legendre).")
        {
            Member = "options.steps",
            Excludes = [new(["tolerance", "max-steps"], "which is for the fixed rules")],
            Set = Engine<int>((engine, count) => engine with { Steps = count, Rule = QuadratureRule.GaussLegendre }),
        },
        new(
            "rule",
            OptionKind.Choice(Enum.GetValues<QuadratureRule>().Select(rule => (ResultRecords.RuleName(rule), rule))),
            "adaptive, gauss-legendre, midpoint or riemann; adaptive unless steps are given, gauss-legendre with them.")
        {
            Placeholder = "RULE",
            Member = "options.rule",
            Excludes =
            [
                new(["steps"], "which takes as many as the error needs")
                {
                    When = [ResultRecords.RuleName(QuadratureRule.Adaptive)],
                },
                new(["tolerance", "max-steps"], "which has its steps fixed")
                {
                    When =
                    [
                        .. Enum.GetValues<QuadratureRule>()
                            .Where(rule => rule != QuadratureRule.Adaptive)
                            .Select(ResultRecords.RuleName),
                    ],
                },
            ],
            Set = Engine<QuadratureRule>((engine, rule) => engine with { Rule = rule }),
        },
        new(
            "rotations",
            OptionKind.Integer(1, CubeRotation.All.Length),
            "Average the explanation over N of the cube's 24 rotations; costs N times.")
        {
            Member = "options.rotations",
            Default = Invariant(Usual.Rotations),
            Set = Engine<int>((engine, count) => engine with { Rotations = count }),
        },
        new(
            "jitter",
            OptionKind.Integer(0, 1000),
            "Explain N slightly turned and shifted copies, too, and count those with the same top atoms.")
        {
            Member = "options.jitter",
            Default = Invariant(Usual.JitterCopies),
            Set = Engine<int>((engine, copies) => engine with { JitterCopies = copies }),
        },
        new(
            "no-verdicts",
            OptionKind.Flag,
            "Don't ask the pose classifier and the clash detector what they say of the pose beside an affinity.")
        {
            Member = "options.noVerdicts",
            Set = (asked, value) => asked with { Verdicts = !(bool)value },
        },
        new("top", OptionKind.Integer(1, 1000), "Show the channels that hold the best N voxels.")
        {
            Member = "options.topVoxels",
            Default = Invariant(Usual.SummaryVoxels),
            Set = Engine<int>((engine, count) => engine with { SummaryVoxels = count }),
        },
    ];

    /// <summary>What is written, and by what.</summary>
    public static ImmutableArray<OptionRow> Written { get; } =
    [
        new("out", OptionKind.Text, "The folder to write to; made if need be. With --json it may be left out.")
        {
            Placeholder = "DIR",
            Set = (asked, value) => asked with { OutputFolder = (string)value },
        },
        new(
            "maps",
            OptionKind.ListOf(MapWriters.All.Select(writer => (writer.Name, writer))),
            "Also write a map for each channel, in these formats.")
        {
            Placeholder = string.Join(',', MapWriters.All.Select(writer => writer.Name)),
            Set = (asked, value) => asked with { Maps = (ImmutableArray<IMapWriter>)value },
        },
        new(
            "json",
            OptionKind.Flag,
            "Print JSON on stdout and nothing else: one object, or one on each line for --ligands.")
        {
            Set = (asked, value) => asked with { Json = (bool)value },
        },
        new(
            "resume",
            OptionKind.Flag,
            "Go on with --ligands: take over what --out holds complete of the same program, model, options and input.")
        {
            Set = (asked, value) => asked with { Resume = (bool)value },
        },
        new(
            "device",
            OptionKind.TextOf("auto, cpu, cuda or cuda:N", TorchDevice.IsName),
            "auto, cpu, cuda or cuda:N; CUDA needs GLIMPSE_LIBTORCH and is untested.")
        {
            Placeholder = "NAME",
            Default = TorchDevice.Automatic,
            Setting = "device",
            Set = (asked, value) => asked with { Compute = asked.Compute with { Device = (string)value } },
        },
        new("threads", OptionKind.Integer(1, MostThreads), "Threads on the processor; all by default.")
        {
            Setting = "threads",
            Set = (asked, value) => asked with { Compute = asked.Compute with { Threads = (int)value } },
        },
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<OptionRow> All { get; } = [.. Read, .. Computed, .. Written];

    /// <summary>The row of a name; null where there is none.</summary>
    public static OptionRow? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    /// <summary>Those of a request below a path such as <c>options.</c>, each member once.</summary>
    public static IEnumerable<OptionRow> Below(string path) =>
        All.Where(row => row.MemberValue is null && row.Member?.StartsWith(path, StringComparison.Ordinal) == true);

    private const string CopiesStandStill = "copies would stand still while the atoms of the structure's text move";

    private static Func<ExplainSettings, object, ExplainSettings> Engine<T>(
        Func<ExplainOptions, T, ExplainOptions> set) =>
        (asked, value) => asked with { Options = set(asked.Options, (T)value) };

    private static Func<ExplainSettings, object, ExplainSettings> Reading<T>(
        Func<StructureReadOptions, T, StructureReadOptions> set) =>
        (asked, value) => asked with { Reading = set(asked.Reading, (T)value) };

    private static Func<ExplainSettings, object, ExplainSettings> Typing<T>(
        Func<ComplexOptions, T, ComplexOptions> set) =>
        (asked, value) => asked with { Typing = set(asked.Typing, (T)value) };

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
