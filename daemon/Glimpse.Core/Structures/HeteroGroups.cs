using System.Collections.Frozen;

namespace Glimpse.Core.Structures;

/// <summary>What the residue names of common hetero groups stand for; names of the PDB's chemical components and of MD programs.</summary>
public static class HeteroGroups
{
    private static readonly FrozenSet<string> Waters = FrozenSet.Create(
        StringComparer.Ordinal,
        "HOH", "WAT", "H2O", "DOD", "TIP", "TIP2", "TIP3", "TIP4", "TIP5", "TP3", "TP4", "T3P", "T4P", "T3H", "SOL", "SPC", "HHO", "OHH");

    private static readonly FrozenSet<string> Ions = FrozenSet.Create(
        StringComparer.Ordinal,
        "LI", "NA", "K", "RB", "CS", "MG", "CA", "SR", "BA", "MN", "MN3", "FE", "FE2", "CO", "3CO", "NI", "CU", "CU1", "ZN", "CD", "HG",
        "AL", "PB", "PT", "AU", "AG", "YB", "SM", "GD", "EU", "TB", "LA", "LU", "HO", "TL", "GA", "IN", "CR", "Y1", "OS", "IR", "RH", "PD",
        "F", "CL", "BR", "IOD", "SOD", "CLA", "POT", "CAL", "CES", "LIT", "RUB", "BAR", "CAD", "ZN2", "MG2", "CA2", "NA+", "CL-", "K+",
        "Na+", "Cl-", "NIO", "CIO", "XE", "KR", "AR", "UNX");

    private static readonly FrozenSet<string> Buffers = FrozenSet.Create(
        StringComparer.Ordinal,
        "SO4", "SUL", "PO4", "PI", "2HP", "HPO", "NO3", "NH4", "CO3", "BCT", "AZI", "SCN", "CYN", "CAC", "ARS", "BO3", "BO4", "PER", "OXY", "OH",
        "O", "O2", "CMO", "NO", "NO2", "SO3", "GOL", "EDO", "EOH", "MOH", "IPA", "IOH", "POL", "1BO", "TBU", "PGO", "PGR", "PDO", "BU1", "BU3", "BUD",
        "MPD", "MRD", "HEZ", "HEX", "DIO", "DMS", "DMF", "DMX", "ACN", "CCN", "ACY", "ACT", "FMT", "PPI", "OXL", "MLI", "MLA", "TLA", "TAR",
        "CIT", "FLC", "ICT", "MES", "EPE", "TRS", "BTB", "NHE", "CXS", "CPS", "MPO", "PIN", "PIS", "BCN", "TAM", "B3P", "HED", "BME", "DTT",
        "DTV", "DTD", "DTU", "TCE", "TFA", "URE", "GAI", "IMD", "PEG", "PG4", "PGE", "PG0", "PG5", "PG6", "1PE", "P6G", "PE4", "PE5", "PE6",
        "PE7", "PE8", "2PE", "3PE", "12P", "15P", "XPE", "7PE", "P33", "P4G", "P3G", "TOE", "ETE", "AE3", "M2M", "MXE", "ME2", "PEU", "NPO",
        "JEF", "LDA", "BOG", "BNG", "LMT", "LMU", "DMU", "HTG", "HTO", "SDS", "C8E", "C10", "D10", "D12", "OCT", "DDQ", "CM5", "MC3", "OLC", "OLB",
        "UMQ", "DXE", "SGM", "BEQ", "TMA", "TEA", "SPM", "SPD", "CRY", "CN", "ETX", "MOO", "WO4", "VO4", "ALF", "AF3", "BEF", "MGF");

    private static readonly FrozenSet<string> Cofactors = FrozenSet.Create(
        StringComparer.Ordinal,
        "HEM", "HEC", "HEA", "HEB", "HDD", "SRM", "HAS", "COH", "MNH", "NAD", "NAI", "NAP", "NDP", "NAJ", "FAD", "FDA", "FMN", "FNR", "COA", "ACO",
        "SAM", "SAH", "PLP", "PMP", "TPP", "TDP", "THF", "H4B", "BH4", "MGD", "PQQ", "BTN", "B12", "CNC", "COB", "F43", "BCL", "BPH",
        "SF4", "F3S", "FES", "CFM", "ATP", "ADP", "AMP", "ANP", "GTP", "GDP", "GNP");

    private static readonly FrozenSet<string> Sugars = FrozenSet.Create(
        StringComparer.Ordinal,
        "NAG", "NDG", "BMA", "MAN", "FUC", "FUL", "GAL", "GLA", "BGC", "GLC", "XYS", "XYP", "SIA", "SLB", "A2G", "NGA", "RAM", "RIB", "FCA", "FCB",
        "GCU", "BDP", "IDS", "SGN", "FRU", "GXL", "AHR", "ARA", "MAG", "GCS", "G6D", "BDR");

    /// <summary>True for water.</summary>
    public static bool IsWater(string name) => Waters.Contains(name);

    /// <summary>True for a single ion or noble gas atom.</summary>
    public static bool IsIon(string name) => Ions.Contains(name);

    /// <summary>True for what comes with crystallisation: buffers, salts, cryoprotectants, detergents, and groups of unknown identity.</summary>
    public static bool IsBuffer(string name) => Buffers.Contains(name);

    /// <summary>True for a cofactor or a nucleotide that serves as one.</summary>
    public static bool IsCofactor(string name) => Cofactors.Contains(name);

    /// <summary>True for a monosaccharide as glycans are built from.</summary>
    public static bool IsSugar(string name) => Sugars.Contains(name);
}
