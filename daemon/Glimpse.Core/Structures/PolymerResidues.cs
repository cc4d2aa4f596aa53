using System.Collections.Frozen;

namespace Glimpse.Core.Structures;

/// <summary>Names of the residues that make up proteins and nucleic acids, with the variants that programs write.</summary>
internal static class PolymerResidues
{
    private static readonly FrozenSet<string> AminoAcids = FrozenSet.Create(
        StringComparer.Ordinal,
        "ALA", "ARG", "ASN", "ASP", "CYS", "GLN", "GLU", "GLY", "HIS", "ILE", "LEU", "LYS", "MET", "PHE", "PRO", "SER", "THR",
        "TRP", "TYR", "VAL", "HID", "HIE", "HIP", "HSD", "HSE", "HSP", "HISA", "HISB", "HISD", "HISE", "HISH", "CYX", "CYM", "CYS2", "ASH", "GLH", "LYN", "ARN", "TYM",
        "ASPP", "GLUP", "LSN", "SEC", "PYL", "ASX", "GLX");

    private static readonly FrozenSet<string> Nucleotides = FrozenSet.Create(
        StringComparer.Ordinal,
        "A", "C", "G", "U", "I", "T", "DA", "DC", "DG", "DT", "DU", "DI", "ADE", "CYT", "GUA", "URA", "THY",
        "RA", "RC", "RG", "RU", "DA3", "DA5", "DC3", "DC5", "DG3", "DG5", "DT3", "DT5", "A3", "A5", "C3", "C5", "G3", "G5", "U3", "U5");

    private static readonly FrozenSet<string> Caps = FrozenSet.Create(StringComparer.Ordinal, "ACE", "NME", "NMA", "NH2", "FOR");

    /// <summary>
    /// Residues that occur inside a chain in a modified form; each is part of the polymer even where a cut has removed
    /// its neighbours.
    /// </summary>
    private static readonly FrozenSet<string> Modified = FrozenSet.Create(
        StringComparer.Ordinal,
        "MSE", "SEP", "TPO", "PTR", "CSO", "CSD", "CSX", "CSS", "CME", "OCS", "KCX", "MLY", "M3L", "MLZ", "ALY", "HYP", "PCA", "LLP",
        "CGU", "TYS", "NEP", "SNN", "CAS", "CAF", "SMC", "MHO", "SME", "FME", "AIB", "HIC", "CXM", "YCM", "SCY", "CMT", "DAH",
        "S1P", "T1P", "Y1P", "SP1", "PHD", "BFD", "OMT", "CRO", "5MC", "5MU", "PSU", "1MA", "2MG", "7MG", "OMC", "OMG", "H2U");

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
