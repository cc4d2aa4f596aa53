using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;

namespace Glimpse.Models.Training.Clash;

/// <summary>Reads the sites of a data folder and divides them by cluster.</summary>
internal static class ClashSites
{
    private const int TestPerMille = 150;
    private const int ValidationPerMille = 150;

    /// <summary>Reads and types complexes; covalent ones are left out, and so is what can't be read.</summary>
    /// <param name="complexes">What to read.</param>
    /// <param name="refused">Told the complexes that can't be used, and why.</param>
    internal static List<ClashSite> Load(IReadOnlyList<TrainingComplex> complexes, Action<TrainingComplex, string> refused)
    {
        var sites = new List<ClashSite>(complexes.Count);
        foreach (var complex in complexes)
        {
            try
            {
                var site = Load(complex);
                if (site.IsCovalent)
                    refused(complex, "its ligand is bonded to the protein");
                else
                    sites.Add(site);
            }
            catch (GlimpseException fault)
            {
                refused(complex, fault.Message);
            }
        }

        return sites;
    }

    /// <summary>The part of the data that a cluster belongs to: decided by its name alone, so that every run agrees.</summary>
    internal static DataPart PartOf(string cluster) => (StableSeed.Of(cluster) % 1000) switch
    {
        < TestPerMille => DataPart.Test,
        < TestPerMille + ValidationPerMille => DataPart.Validation,
        _ => DataPart.Training,
    };

    private static ClashSite Load(TrainingComplex complex)
    {
        var ligand = StructureReader.Read(complex.LigandPath);
        var site = LigandPicker.Pair(ligand, StructureReader.Read(complex.ProteinPath));
        var typed = ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
        var perceived = MoleculePerception.Perceive(ligand, [.. Enumerable.Range(0, ligand.Atoms.Length)], []);
        return new ClashSite(complex.Id, complex.Cluster, typed, perceived.Molecule);
    }
}
