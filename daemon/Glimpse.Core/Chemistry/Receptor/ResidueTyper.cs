using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Links;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Chemistry.Warnings;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>
/// Types one residue: by template where every heavy atom's name is known, else by its geometry; where a ligand is
/// bonded, with that.
/// </summary>
internal sealed class ResidueTyper(
    ReceptorEnvironment environment,
    ProtonationStates states,
    ChainEnds ends,
    ImmutableArray<LinkedLigand> ligands)
{
    private readonly Structure receptor = environment.Receptor;

    internal TypedResidue Type(int residueIndex, CancellationToken cancellation) =>
        ligands.Aggregate(
            TypeAlone(residueIndex, cancellation),
            (residue, ligand) => ligand.Correct(residue, receptor));

    private TypedResidue TypeAlone(int residueIndex, CancellationToken cancellation)
    {
        var residue = receptor.Residues[residueIndex];
        if (!ResidueTemplates.TryFind(receptor, residue, out var template))
            return HeteroTyper.Type(environment, residueIndex, cancellation);
        var given = new GivenHydrogens(receptor, residue);
        var state = states.Of(residue, template, given);
        var names = CanonicalNames.Of(receptor, residue.AtomIndices, state.Template);
        var end = template.IsAminoAcid ? ends.Of(residueIndex, template, names, given) : ChainEnd.None;
        var atoms = ImmutableArray.CreateBuilder<(int Atom, AtomKind Kind)>(residue.AtomCount);
        foreach (var atom in residue.AtomIndices.Where(names.ContainsKey))
        {
            if (!state.Template.TryGetKind(names[atom], end, out var kind))
                return HeteroTyper.Type(environment, residueIndex, cancellation);
            atoms.Add((atom, kind));
        }

        WrittenHydrogens.Settle(receptor, atoms, state.IsStated);
        if (template.IsAminoAcid)
            WrittenHydrogens.EndChain(environment, atoms, names);
        return new TypedResidue(atoms.ToImmutable(), [.. Remarks(residue, state, end, names)]);
    }

    private static IEnumerable<Remark> Remarks(
        Residue residue,
        ResidueState state,
        ChainEnd end,
        Dictionary<int, string> names)
    {
        var where = residue.Id.ToString();
        if (state.IsOverruled)
        {
            yield return Remark.Assumption(
                UnchargedHydrogens.Code,
                $"{where} has the hydrogens of a file in which every acid and lysine is uncharged: a program that "
                    + $"knows no pH added hydrogens. It was taken as {state.Template.Name}, by the rule for pH 7.4.",
                where);
        }
        else if (state.IsStated && state.Template != state.ByRule)
        {
            yield return Remark.Assumption(
                "stated-protonation",
                $"{where} is {state.Template.Name} as its hydrogens or name state; by rule it would be "
                    + $"{state.ByRule.Name}.",
                where);
        }
        else if (!state.IsStated && state.Template.Name is "HID" or "HIE" or "HIP" or "HIM" or "CYM")
        {
            yield return Remark.Assumption("protonation-by-rule", $"{where} taken as {state.Template.Name}.", where);
        }

        if (end != ChainEnd.None && state.Template.IsAminoAcid)
            yield return Remark.Assumption(
                "charged-terminus",
                $"{where} taken as a charged end of its chain ({end}).",
                where);
        var missing = state.Template.AtomNames.Where(name => !names.ContainsValue(name)).ToList();
        if (missing.Count > 0 && state.Template.IsAminoAcid)
        {
            yield return Remark.Warning(
                CutSiteWarning.MissingAtoms,
                $"{where} lacks {string.Join(", ", missing)}: the model sees a hole there.",
                where);
        }
    }
}
