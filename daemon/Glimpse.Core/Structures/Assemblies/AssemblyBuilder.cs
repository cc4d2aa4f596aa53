using System.Globalization;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Symmetry;

namespace Glimpse.Core.Structures.Assemblies;

/// <summary>Builds a biological assembly out of what a file holds.</summary>
internal static class AssemblyBuilder
{
    internal const string Code = "assembly-built";

    /// <summary>Copies of a capsid are counted, not named.</summary>
    private const int MostNamed = 24;

    /// <summary>The assembly: its chains as they stand in the file, then their copies.</summary>
    /// <param name="structure">The file's structure.</param>
    /// <param name="stated">The assemblies that the file states.</param>
    /// <param name="id">Which of them.</param>
    /// <param name="chainOf">What the statement calls the chain of a residue.</param>
    /// <param name="limits">Limits on what is built.</param>
    /// <exception cref="GlimpseException">There is no such assembly, or it can't be built of this file.</exception>
    internal static Structure Build(
        Structure structure,
        IReadOnlyCollection<BiologicalAssembly> stated,
        string id,
        Func<int, string> chainOf,
        ReadLimits limits)
    {
        var assembly =
            stated.FirstOrDefault(one => one.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw Unknown(structure, stated, id);
        var chains = Enumerable.Range(0, structure.Residues.Length).ToLookup(chainOf, StringComparer.Ordinal);
        var kept = new HashSet<int>();
        var steps = new List<(AssemblyOperation Operation, List<int> Residues)>();
        foreach (var part in assembly.Parts)
        {
            var residues = part
                .Chains.Distinct(StringComparer.Ordinal)
                .SelectMany(chain => chains[chain])
                .Order()
                .ToList();
            foreach (var operation in part.Operations)
            {
                if (!operation.Move.IsRigid)
                    throw Bad(
                        structure,
                        $"operation {operation.Id} of assembly {assembly.Id} isn't a turn and a shift",
                        "Correct its matrix.");
                if (operation.Move.IsIdentity)
                    kept.UnionWith(residues);
                else
                    steps.Add((operation, residues));
            }
        }

        if (kept.Count == 0 && steps.TrueForAll(step => step.Residues.Count == 0))
            throw Bad(
                structure,
                $"none of the chains of assembly {assembly.Id} are in the file",
                "Give the whole entry, or leave --assembly out.").Naming("assembly");
        var copies = new MovedCopies(Substructure.Of(structure, kept.Contains, _ => true));
        foreach (var (operation, residues) in steps)
        {
            copies.Add(structure, residues, operation.Move.Apply, operation.Id, operation.Id);
            if (copies.AtomCount > limits.Atoms)
            {
                throw Bad(
                    structure,
                    $"assembly {assembly.Id} has more than {limits.Atoms} atoms",
                    "Give a smaller assembly, or cut out the surroundings of the ligand.");
            }
        }

        var built = copies.Build();
        if (FrameCheck.FindOverlap(built, (a, b) => OperationOf(built, a) != OperationOf(built, b)) is { } overlap)
        {
            var where = string.Create(
                CultureInfo.InvariantCulture,
                $"{built.Describe(overlap.First)} and {built.Describe(overlap.Second)}, {overlap.Distance:F1} Å apart");
            throw Bad(
                structure,
                $"the copies of assembly {assembly.Id} lie in each other ({Counted.Of(overlap.Count, "atom")}, such as "
                    + $"{where})",
                "The structure was moved after its assembly was stated, as by superposing it: give it in the frame of "
                    + "its entry.");
        }

        return built with { Remarks = built.Remarks.Add(Told(structure, assembly, kept, copies)) };
    }

    private static string? OperationOf(Structure built, int atom) =>
        built.Residues[built.Atoms[atom].Residue].Operation;

    private static Remark Told(Structure structure, BiologicalAssembly assembly, HashSet<int> kept, MovedCopies copies)
    {
        var own = Chains(structure, kept.Contains);
        var left = Chains(structure, residue => !kept.Contains(residue))
            .Except(own, StringComparer.Ordinal)
            .Except(copies.Names.Keys.Select(key => key.Chain), StringComparer.Ordinal)
            .ToList();
        var operations = copies.Names.Select(copy => copy.Key.Operation).Distinct(StringComparer.Ordinal).Count();
        var first = copies.Names.FirstOrDefault();
        var made =
            copies.Names.Count <= MostNamed
                ? copies
                    .Names.Select(copy =>
                        $"{copy.Value} is {NameOf(copy.Key.Chain)} moved by operation {copy.Key.Operation}")
                    .ToList()
                :
                [
                    $"{copies.Names.Count} copies of chains by {operations} operations, named as {first.Value} for "
                        + $"{NameOf(first.Key.Chain)} by operation {first.Key.Operation}",
                ];
        var text =
            $"Assembly {assembly.Id} was built: "
            + (own.Count > 0 ? $"{Plural(own)} as in the file" : "copies alone")
            + (made.Count > 0 ? $"; {string.Join(", ", made)}" : "; no copies are added")
            + (left.Count > 0 ? $"; without {Plural(left)}" : "") + ".";
        return Remark.Assumption(Code, text);
    }

    private static List<string> Chains(Structure structure, Func<int, bool> which) =>
        [
            .. Enumerable
                .Range(0, structure.Residues.Length)
                .Where(which)
                .Select(residue => structure.Residues[residue].Id.Chain)
                .Distinct(StringComparer.Ordinal),
        ];

    private static string Plural(List<string> chains) =>
        chains.Count == 1 ? NameOf(chains[0]) : $"chains {string.Join(", ", chains.Select(Bare))}";

    private static string NameOf(string chain) => $"chain {Bare(chain)}";

    private static string Bare(string chain) => chain.Length == 0 ? "(blank)" : chain;

    private static GlimpseException Unknown(
        Structure structure,
        IReadOnlyCollection<BiologicalAssembly> stated,
        string id) =>
        stated.Count == 0
            ? Bad(
                structure,
                "the file states no biological assembly (REMARK 350 with BIOMT, or _pdbx_struct_assembly_gen)",
                "Give the entry as the PDB has it, or leave --assembly out.").Naming("assembly")
            : Bad(
                structure,
                $"there is no assembly '{id}'; the file states {string.Join(", ", stated.Select(one => one.Id))}",
                "Give one of those as --assembly.").Naming("assembly");

    private static GlimpseException Bad(Structure structure, string what, string remedy) =>
        new(GlimpseErrorCode.BadInput, $"{structure.Source}: {what}.", remedy);
}
