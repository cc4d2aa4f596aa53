using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>
/// Decides the protonation of the residues that have a choice (featurisation scheme glimpse-8, "Protonation"): given
/// hydrogens first, then a name that states it (HIP, ASH, CYM ...), then the rule for pH 7.4.
/// </summary>
internal sealed class ProtonationStates(ReceptorEnvironment environment, IReadOnlyList<Point3> ligandAcceptors)
{
    /// <summary>A HIS nitrogen, CYS sulfur within this distance of a metal coordinates it (Å).</summary>
    private const double MetalContact = 2.6;

    /// <summary>An acceptor within this distance of a ring nitrogen takes a hydrogen bond (Å).</summary>
    private const double HydrogenBond = 3.5;

    /// <summary>Two sulfurs closer than this are a disulfide, 2.05 Å long (Å).</summary>
    private const double Disulfide = 2.5;

    private readonly Structure receptor = environment.Receptor;

    internal ResidueState Of(Residue residue, ResidueTemplate template, GivenHydrogens given)
    {
        var state = Stated(residue, template, given);
        return
            state.IsStated
            && state.Template != state.ByRule
            && UnchargedHydrogens.Concerns(residue)
            && environment.GivesNoCharges
            ? new ResidueState(state.ByRule, state.ByRule, IsStated: false, IsOverruled: true)
            : state;
    }

    private ResidueState Stated(Residue residue, ResidueTemplate template, GivenHydrogens given) => template.Name switch
    {
        "HID" or "HIE" or "HIP" => Histidine(residue, given),
        "CYS" or "CYX" or "CYM" => Cysteine(residue, template, given),
        "ASP" or "ASH" => Acid(template, given, "ASP", "ASH", "OD1", "OD2"),
        "GLU" or "GLH" => Acid(template, given, "GLU", "GLH", "OE1", "OE2"),
        "LYS" or "LYN" => Named(template, "LYS", given.On("NZ") switch { 0 => null, 1 or 2 => "LYN", _ => "LYS" }),
        "ARN" => Named(template, "ARG", NeutralArginine(given)),
        "TYR" or "TYM" => Named(template, "TYR", given.On("OH") > 0 ? "TYR" : LacksHydrogen(given) ? "TYM" : null),
        _ => new ResidueState(template, template, IsStated: false),
    };

    private static ResidueState Named(ResidueTemplate named, string rule, string? byHydrogens)
    {
        // A name that is the rule's own (ASP, LYS, CYS) states nothing.
        var stated = byHydrogens ?? (named.Name != rule ? named.Name : null);
        return new ResidueState(ResidueTemplates.Get(stated ?? rule), ResidueTemplates.Get(rule), stated is not null);
    }

    private static ResidueState Acid(
        ResidueTemplate named,
        GivenHydrogens given,
        string charged,
        string neutral,
        string first,
        string second)
    {
        // The template of the neutral acid has its hydrogen on the second oxygen; a twin has it on the first.
        var byHydrogens = given.On(first) > 0 ? neutral + "1"
            : given.On(second) > 0 ? neutral
            : given.HasPolar ? charged
            : null;
        return Named(named, charged, byHydrogens);
    }

    /// <summary>
    /// The nitrogen without its hydrogen is the imine; null where no hydrogens are given, so that the name decides.
    /// </summary>
    private static string? NeutralArginine(GivenHydrogens given) =>
        (given.On("NE"), given.On("NH1"), given.On("NH2")) switch
        {
            (0, 0, 0) => null,
            (1, 2, 2) => "ARG",
            (0, _, _) => "ARNE",
            (_, var first, var second) => second < first ? "ARN2" : "ARN",
        };

    private ResidueState Histidine(Residue residue, GivenHydrogens given)
    {
        var rule = HistidineByRule(residue);
        var byHydrogens = (given.On("ND1") > 0, given.On("NE2") > 0) switch
        {
            (true, true) => "HIP",
            (true, false) => "HID",
            (false, true) => "HIE",
            _ => null,
        };
        // Such a program writes one tautomer everywhere, or both hydrogens where it doesn't know a name.
        if (byHydrogens is not null && environment.GivesNoCharges)
            byHydrogens = null;
        var byName = ResidueTemplates.InChain(residue.Id.Name).ToUpperInvariant() is "HIS" or "HIS2"
            ? null
            : ResidueTemplates.Get(residue.Id.Name).Name;
        var stated = byHydrogens ?? byName;
        return new ResidueState(ResidueTemplates.Get(stated ?? rule), ResidueTemplates.Get(rule), stated is not null);
    }

    private string HistidineByRule(Residue residue)
    {
        var (delta, epsilon) = (Find(residue, "ND1"), Find(residue, "NE2"));
        if (epsilon >= 0 && environment.HasMetalWithin(MetalContact, receptor.Positions[epsilon]))
            return delta >= 0 && environment.HasMetalWithin(MetalContact, receptor.Positions[delta]) ? "HIM" : "HID";
        if (delta >= 0 && environment.HasMetalWithin(MetalContact, receptor.Positions[delta]))
            return "HIE";
        return delta >= 0 && epsilon >= 0 && HasAcceptor(delta) && HasAcceptor(epsilon) ? "HIP" : "HIE";
    }

    private ResidueState Cysteine(Residue residue, ResidueTemplate named, GivenHydrogens given)
    {
        var sulfur = Find(residue, "SG");
        var rule = sulfur < 0 ? "CYS"
            : IsBridged(sulfur) ? "CYX"
            : environment.HasMetalWithin(MetalContact, receptor.Positions[sulfur]) ? "CYM"
            : "CYS";
        var isNamedBridge = rule == "CYS" && named.Name == "CYX";
        var byHydrogens =
            given.On("SG") > 0 ? "CYS"
            : isNamedBridge ? null
            : LacksHydrogen(given) && rule == "CYS" ? "CYM"
            : null;
        if (byHydrogens is null && rule != "CYS")
            return new ResidueState(ResidueTemplates.Get(rule), ResidueTemplates.Get(rule), IsStated: false);
        return Named(named, "CYS", byHydrogens) with { ByRule = ResidueTemplates.Get(rule) };
    }

    /// <summary>
    /// True where a hydroxyl or thiol without hydrogen was meant to have none: others of its residue and of its kind
    /// have theirs.
    /// </summary>
    private bool LacksHydrogen(GivenHydrogens given) => given.HasPolar && environment.GivesHydroxyls;

    /// <summary>True for a disulfide and for a sulfur bonded to anything else outside its residue.</summary>
    private bool IsBridged(int sulfur) =>
        environment.OthersWithin(Disulfide, sulfur).Any(i => receptor.Atoms[i].Element == Element.S)
        || environment.BondedOthers(sulfur).Any();

    private bool HasAcceptor(int nitrogen) =>
        ligandAcceptors.Any(acceptor => acceptor.DistanceTo(receptor.Positions[nitrogen]) <= HydrogenBond)
        || environment.OthersWithin(HydrogenBond, nitrogen).Any(IsAcceptor);

    /// <summary>
    /// An acceptor whatever the protonation: by its residue's template, else any O (waters are left out).
    /// </summary>
    private bool IsAcceptor(int atom)
    {
        var residue = receptor.Residues[receptor.Atoms[atom].Residue].Id.Name;
        if (ResidueTemplates.TryFind(residue, out var template))
            return template.TryGetTraits(receptor.Atoms[atom].Name, ChainEnd.None, out var traits)
                && traits.HasFlag(AtomTraits.Acceptor);
        return !HeteroGroups.IsWater(residue) && receptor.Atoms[atom].Element == Element.O;
    }

    private int Find(Residue residue, string atomName) =>
        residue.AtomIndices.FirstOrDefault(i => receptor.Atoms[i].Name == atomName, -1);
}
