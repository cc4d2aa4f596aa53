namespace Glimpse.Models.Training;

/// <summary>One row of a data set's index and where its files are.</summary>
/// <param name="Id">Its name in the set.</param>
/// <param name="Set">The set's folder name.</param>
/// <param name="Cluster">Cluster of proteins at 40 % sequence identity: what a split must keep together.</param>
/// <param name="Licence">The licence that the index states for it.</param>
/// <param name="ProteinPath">protein.pdb.</param>
/// <param name="LigandPath">ligand.sdf.</param>
internal sealed record TrainingComplex(string Id, string Set, string Cluster, string Licence, string ProteinPath, string LigandPath);
