namespace Glimpse.Training.Data;

/// <summary>One row of a data set's index and where its files are.</summary>
internal sealed record TrainingComplex
{
    /// <summary>Its name in the set.</summary>
    internal required string Id { get; init; }

    /// <summary>The set's folder name.</summary>
    internal required string Set { get; init; }

    /// <summary>Cluster of proteins at 40 % sequence identity: what a split must keep together.</summary>
    internal required string Cluster { get; init; }

    /// <summary>The congeneric series that it belongs to; empty for none.</summary>
    internal string Series { get; init; } = "";

    /// <summary>
    /// -log10 of Kd, Ki or IC50 in mol/L; null where none is known or the one that is known is doubtful.
    /// </summary>
    internal double? Affinity { get; init; }

    /// <summary>The ligand as SMILES; empty where the index has none.</summary>
    internal string Smiles { get; init; } = "";

    /// <summary>Residue names of hetero groups near the ligand that protein.pdb lacks.</summary>
    internal IReadOnlyList<string> DroppedGroups { get; init; } = [];

    /// <summary>The licence that the index states for it.</summary>
    internal string Licence { get; init; } = "";

    /// <summary>protein.pdb.</summary>
    internal required string ProteinPath { get; init; }

    /// <summary>ligand.sdf.</summary>
    internal required string LigandPath { get; init; }
}
