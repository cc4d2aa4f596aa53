using Glimpse.Core;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Chemistry;

public sealed class AtomCorrespondenceTests
{
    public static TheoryData<string> Names => [.. Ligands.Names.Where(name => !HasMetal(name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_molecule_is_found_in_another_order_atom_by_atom(string name)
    {
        var given = Ligands.Get(name);
        var perceived = Ligands.Perceive(given);
        var shuffled = Shuffled(given, out var cameFrom);

        var atoms = AtomCorrespondence.Find(shuffled, perceived.Molecule);

        // Equivalent atoms may stand for each other: the bonds and what the network sees of each atom must agree.
        var channels = Ligands.Channels(perceived);
        Assert.Equal(perceived.Molecule.Atoms.Length, atoms.Distinct().Count());
        Assert.Equal(
            perceived.SourceAtoms.Select(atom => channels[atom]),
            atoms.Select(atom => channels[cameFrom[atom]]));
        var bonds = shuffled.Bonds.Select(b => (Math.Min(b.First, b.Second), Math.Max(b.First, b.Second))).ToHashSet();
        Assert.All(
            perceived.Molecule.Bonds,
            bond =>
                Assert.Contains(
                    (Math.Min(atoms[bond.First], atoms[bond.Second]), Math.Max(atoms[bond.First], atoms[bond.Second])),
                    bonds));
    }

    [Fact]
    public void Another_molecule_is_refused_and_what_differs_is_said()
    {
        var molecule = Ligands.Perceive(Ligands.Amprenavir).Molecule;

        var fault = Assert.Throws<GlimpseException>(() => AtomCorrespondence.Find(Ligands.Get("imatinib"), molecule));

        Assert.Contains("heavy atoms, the molecule 35", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metal_has_no_bonds_to_be_found_by()
    {
        var benzoate = Ligands.HeavyAtomsOnly(Ligands.Get("benzoate"));
        Assert.True(Element.TryParse("ZN", out var zinc));
        var bound = benzoate with
        {
            Atoms = [.. benzoate.Atoms, new Atom(benzoate.Atoms.Length + 1, "ZN", zinc, 0)],
            Positions = [.. benzoate.Positions, benzoate.Positions[0] + new Point3(0, 0, 9)],
            Residues = [benzoate.Residues[0] with { AtomCount = benzoate.Atoms.Length + 1 }],
        };

        var fault = Assert.Throws<GlimpseException>(() =>
            AtomCorrespondence.Find(bound, Ligands.Perceive(bound).Molecule));

        Assert.Contains("ZN is a metal, which has no bonds", fault.Message, StringComparison.Ordinal);
    }

    private static bool HasMetal(string name) => Ligands.Get(name).Atoms.Any(atom => atom.Element.IsMetal);

    private static Structure Shuffled(Structure structure, out int[] order)
    {
        var permuted = Enumerable.Range(0, structure.Atoms.Length).ToArray();
        new Random(7).Shuffle(permuted);
        order = permuted;
        var place = permuted.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return structure with
        {
            Atoms = [.. permuted.Select(atom => structure.Atoms[atom])],
            Positions = [.. permuted.Select(atom => structure.Positions[atom])],
            Bonds = [.. structure.Bonds.Select(b => b with { First = place[b.First], Second = place[b.Second] })],
        };
    }
}
