using System.Collections.Frozen;

namespace Glimpse.Core.Structures;

/// <summary>
/// Names of the residues that make up proteins and nucleic acids, with the variants that programs write.
/// </summary>
internal static class PolymerResidues
{
    /// <summary>
    /// Amino acids, and their protonation states as AMBER, CHARMM, GROMACS, OPLS, Rosetta, Schrödinger and CYANA name
    /// them.
    /// </summary>
    private static readonly string[] InChain =
    [
        "ALA",
        "ARG",
        "ASN",
        "ASP",
        "CYS",
        "GLN",
        "GLU",
        "GLY",
        "HIS",
        "ILE",
        "LEU",
        "LYS",
        "MET",
        "PHE",
        "PRO",
        "SER",
        "THR",
        "TRP",
        "TYR",
        "VAL",
        "HID",
        "HIE",
        "HIP",
        "HSD",
        "HSE",
        "HSP",
        "HSC",
        "HISA",
        "HISB",
        "HISD",
        "HISE",
        "HISH",
        "HISP",
        "HIS1",
        "HIS2",
        "HIS+",
        "CYX",
        "CYM",
        "CYD",
        "CYSH",
        "CYS1",
        "CYS2",
        "CYSS",
        "CYSM",
        "ASH",
        "ASPH",
        "ASPP",
        "ASP-",
        "GLH",
        "GLUH",
        "GLUP",
        "GLU-",
        "LYN",
        "LSN",
        "LYSN",
        "LYP",
        "LYSH",
        "LYSP",
        "LYS+",
        "ARN",
        "ARGN",
        "ARGP",
        "ARG+",
        "TYM",
        "TYO",
        "TYRH",
        "TYRU",
        "PHEH",
        "PHEU",
        "TRPH",
        "TRPU",
        "ASN1",
        "ASP1",
        "SEC",
        "PYL",
        "ASX",
        "GLX",
    ];

    /// <summary>These, and AMBER's names of the ends of chains, such as NALA and CALA.</summary>
    private static readonly FrozenSet<string> AminoAcids = InChain
        .Concat(InChain.SelectMany(name => new[] { "N" + name, "C" + name }))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nucleotides of the PDB, of AMBER (DA5 and RA3 at the ends) and of CHARMM, GROMOS and X-PLOR.</summary>
    private static readonly FrozenSet<string> Nucleotides = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "A",
            "C",
            "G",
            "U",
            "I",
            "T",
            "DA",
            "DC",
            "DG",
            "DT",
            "DU",
            "DI",
            "RA",
            "RC",
            "RG",
            "RU",
            "RI",
            "ADE",
            "CYT",
            "GUA",
            "URA",
            "URI",
            "THY",
            .. from name in (string[])["DA", "DC", "DG", "DT", "DU", "RA", "RC", "RG", "RU", "A", "C", "G", "U"]
            from end in "35"
            select name + end,
            .. from sugar in "DR" from name in (string[])["ADE", "CYT", "GUA", "URA", "THY"] select sugar + name,]);

    private static readonly FrozenSet<string> Caps = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "ACE",
        "NME",
        "NMA",
        "NH2",
        "FOR");

    /// <summary>
    /// Residues that occur inside a chain in a modified form; each is part of the polymer even where a cut has removed
    /// its neighbours.
    /// </summary>
    private static readonly FrozenSet<string> Modified = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "MSE",
        "SEP",
        "TPO",
        "PTR",
        "CSO",
        "CSD",
        "CSX",
        "CSS",
        "CME",
        "OCS",
        "KCX",
        "MLY",
        "M3L",
        "MLZ",
        "ALY",
        "HYP",
        "PCA",
        "LLP",
        "CGU",
        "TYS",
        "NEP",
        "SNN",
        "CAS",
        "CAF",
        "SMC",
        "MHO",
        "SME",
        "FME",
        "AIB",
        "HIC",
        "CXM",
        "YCM",
        "SCY",
        "CMT",
        "DAH",
        "S1P",
        "T1P",
        "Y1P",
        "SP1",
        "PHD",
        "BFD",
        "OMT",
        "CRO",
        "5MC",
        "5MU",
        "PSU",
        "1MA",
        "2MG",
        "7MG",
        "OMC",
        "OMG",
        "H2U");

    /// <summary>True for a standard amino acid or nucleotide, or one of their named protonation variants.</summary>
    internal static bool Contains(string name) => AminoAcids.Contains(name) || Nucleotides.Contains(name);

    /// <summary>True for a standard amino acid or one of its named protonation variants.</summary>
    internal static bool IsAminoAcid(string name) => AminoAcids.Contains(name);

    /// <summary>True for a standard nucleotide.</summary>
    internal static bool IsNucleotide(string name) => Nucleotides.Contains(name);

    /// <summary>True for a group that caps a chain end, such as ACE.</summary>
    internal static bool IsCap(string name) => Caps.Contains(name);

    /// <summary>True for a common modified residue, such as MSE.</summary>
    internal static bool IsModified(string name) => Modified.Contains(name);
}
