using Glimpse.Core.Chemistry;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Training.Data;

namespace Glimpse.Tests.Training;

/// <summary>Complexes to train on, made from the fixtures.</summary>
internal static class TrainingSamples
{
    internal static TrainingComplex Row(
        string id,
        string cluster = "C1",
        string set = "set",
        string series = "",
        double? affinity = null,
        string smiles = "") =>
        new()
        {
            Id = id,
            Set = set,
            Cluster = cluster,
            Series = series,
            Affinity = affinity,
            Smiles = smiles,
            Licence = "none",
            ProteinPath = "protein.pdb",
            LigandPath = "ligand.sdf",
        };

    /// <summary>Amprenavir in HIV protease.</summary>
    internal static TrainingSample Amprenavir(TrainingComplex? row = null)
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        var complex = ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
        var molecule = MoleculePerception
            .Perceive(site.Ligand, [.. Enumerable.Range(0, site.Ligand.Atoms.Length)], [])
            .Molecule;
        return new TrainingSample(row ?? Row("1hpv"), complex, molecule);
    }
}
