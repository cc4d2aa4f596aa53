using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>What is said about protonation, atom by atom.</summary>
internal static class ProtonationRemarks
{
    /// <summary>The code of what is said where the given hydrogens aren't those of the rule.</summary>
    internal const string Obeyed = "given-hydrogens-obeyed";

    internal static Remark ByRule(Structure structure, HeavyAtoms heavy, ProtonationSite site)
    {
        var where = structure.Describe(heavy.Source[site.Carriers[0]]);
        return Remark.Assumption(
            "protonation-by-rule", $"{where} was taken as {site.Name} (charge {site.Charge:+0;-0}) at pH 7.4.", where);
    }

    internal static Remark AsGiven(Structure structure, HeavyAtoms heavy, MolecularGraph graph, int atom, string rule)
    {
        var where = structure.Describe(heavy.Source[atom]);
        return Remark.Assumption(
            Obeyed,
            $"The given hydrogens of {where} were obeyed ({graph.Hydrogens[atom]} on it, charge "
                + $"{graph.Charges[atom]:+0;-0;0}); the rule for pH 7.4 says {rule}.",
            where);
    }
}
