using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Xunit;

namespace Glimpse.Tests.Models.Pairs;

/// <summary>
/// That an affinity which ships sees the pose, on ten crystals of proteins for whose clusters it knew no affinity.
/// </summary>
public abstract class PoseSight : IDisposable
{
    private const int Copies = 10;

    private protected static readonly TypedComplex[] Complexes =
    [
        .. Directory.GetDirectories(Fixture.PathOf("poses")).Order(StringComparer.Ordinal).Select(Read),
    ];

    private readonly ILoadedModel model;

    private protected PoseSight(TorchFixture fixture, string name) =>
        model = ModelRegistry.Open().Find(name).Open(0, () => fixture.Thread);

    private protected ILoadedModel Model => model;

    public void Dispose()
    {
        model.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_ligand_turned_in_its_place_is_predicted_to_bind_less()
    {
        var drops = Drops(Turned);
        Assert.InRange(Share(drops), 0.95, 1);
        Assert.InRange(drops.Average(), 1.5, 20);
    }

    [Fact]
    public void A_ligand_moved_by_two_angstroms_is_predicted_to_bind_less() =>
        Assert.InRange(
            Share(Drops((ligand, random) =>
            {
                var shift = Direction(random) * 2;
                return [.. ligand.Select(point => point + shift)];
            })),
            0.9,
            1);

    [Fact]
    public void A_mirrored_ligand_is_predicted_to_bind_less() =>
        Assert.InRange(
            Share(Drops((ligand, random) =>
            {
                var (center, normal) = (Point3.Centroid(ligand), Direction(random));
                return [.. ligand.Select(point => point - (normal * (2 * normal.Dot(point - center))))];
            })),
            0.9,
            1);

    [Fact]
    public void A_slight_jitter_of_the_ligands_atoms_changes_little()
    {
        var changes = Drops((ligand, random) => [.. ligand.Select(point => point + (Direction(random) * 0.3))]);
        Assert.InRange(changes.Select(Math.Abs).Order().ElementAt(changes.Length / 2), 0, 0.25);
    }

    [Fact]
    public void The_whole_complex_turned_and_shifted_is_predicted_the_same()
    {
        var deviations = Complexes
            .Select(complex => FrameSpread.Of(
                Orientations.Predict(model, complex, complex.Scheme.GridFor(complex))).StandardDeviation)
            .Order()
            .ToArray();
        Assert.InRange(deviations[deviations.Length / 2], 0, 0.05);
    }

    [Fact]
    public void What_it_explains_by_lies_where_ligand_and_protein_touch()
    {
        var explanations = Complexes
            .Select(complex => Explainer.Explain(
                model,
                complex,
                new ExplainOptions(),
                cancellation: TestContext.Current.CancellationToken))
            .ToArray();
        var protein = explanations.Select(explanation => explanation.TopVoxels.First(top =>
            explanation.Scheme.Channels[top.Channel].Side == Side.Protein));
        Assert.InRange(protein.Count(top => top.LigandDistance <= 4), 9, 10);
        var contacts = explanations.SelectMany(explanation =>
        {
            var complex = explanation.Complex;
            var ligand = complex.AtomsOf(Side.Ligand).Select(i => complex.Positions[i]).ToArray();
            return explanation
                .Residues.Where(residue => residue.Side == Side.Protein)
                .Take(10)
                .Select(residue => complex
                    .AtomsOf(Side.Protein)
                    .Where(i => complex.Atoms[i].Residue == residue.Residue)
                    .Min(i => ligand.Min(point => point.DistanceTo(complex.Positions[i]))) <= 4);
        });
        Assert.InRange(contacts.Average(isContact => isContact ? 1.0 : 0), 0.85, 1);
    }

    private static TypedComplex Read(string folder)
    {
        var site = LigandPicker.Pair(
            StructureReader.Read(Path.Combine(folder, "ligand.sdf.gz")),
            StructureReader.Read(Path.Combine(folder, "protein.pdb.gz")));
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
    }

    /// <summary>What the prediction loses for each of some moved ligands; the grid goes with the ligand.</summary>
    private double[] Drops(Func<Point3[], Random, Point3[]> move)
    {
        var random = new Random(2127);
        return
        [
            .. Complexes.SelectMany(complex =>
            {
                int[] ligand = [.. complex.AtomsOf(Side.Ligand)];
                Point3[] own = [.. ligand.Select(i => complex.Positions[i])];
                var whole = Predict(complex);
                return Enumerable.Range(0, Copies).Select(_ =>
                {
                    var positions = complex.Positions.ToBuilder();
                    foreach (var (place, point) in move(own, random).Index())
                        positions[ligand[place]] = point;
                    return whole - Predict(complex with { Positions = positions.ToImmutable() });
                });
            }),
        ];
    }

    private double Predict(TypedComplex complex) =>
        model.Predict([ModelInput.Of(complex, complex.Scheme.GridFor(complex))])[0];

    private static double Share(double[] drops) => drops.Average(drop => drop > 0 ? 1.0 : 0);

    private static Point3[] Turned(Point3[] ligand, Random random)
    {
        var (center, axis) = (Point3.Centroid(ligand), Direction(random));
        var angle = 2 * Math.PI * random.NextDouble();
        return [.. ligand.Select(point => (point - center).Rotated(axis, angle) + center)];
    }

    private static Point3 Direction(Random random)
    {
        while (true)
        {
            var point = new Point3(Symmetric(), Symmetric(), Symmetric());
            if (point.Dot(point) is > 0.01 and < 1)
                return point.Normalized();
        }

        double Symmetric() => (2 * random.NextDouble()) - 1;
    }
}
