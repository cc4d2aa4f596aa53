using CsCheck;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry;

public sealed class MoleculePerceptionTests
{
    public static TheoryData<string> AllLigands => Ligands.All;

    public static TheoryData<string> Names => Ligands.All;

    [Theory]
    [MemberData(nameof(Names))]
    public void Coordinates_alone_give_the_channels_of_the_file_with_orders_and_hydrogens(string name)
    {
        var given = Ligands.Get(name);
        var fromFile = Ligands.Perceive(given);
        var fromCoordinates = Ligands.Perceive(Ligands.HeavyAtomsOnly(given));

        Assert.Equal(Describe(fromFile), Describe(fromCoordinates));
        Assert.Equal(fromFile.Molecule.Charge, fromCoordinates.Molecule.Charge);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hydrogens_on_coordinates_without_orders_are_obeyed(string name)
    {
        var given = Ligands.Get(name);
        var withHydrogens = given with
        {
            Atoms = [.. given.Atoms.Select(atom => atom with { FormalCharge = null })],
            Bonds = [],
            HasBondOrders = false,
        };

        Assert.Equal(Describe(Ligands.Perceive(given)), Describe(Ligands.Perceive(withHydrogens)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Polar_hydrogens_alone_are_obeyed_and_carbon_is_filled_up(string name)
    {
        var given = Ligands.Get(name);
        var onCarbon = given
            .Bonds.Where(b => given.Atoms[b.First].Element == Element.C && given.Atoms[b.Second].Element.IsHydrogen)
            .Select(b => b.Second)
            .ToHashSet();
        var polar = Ligands.Without(given, onCarbon.Contains);
        var full = Ligands.Perceive(given);
        var perceived = Ligands.Perceive(polar with { Bonds = [], HasBondOrders = false });

        Assert.Equal(Describe(full), Describe(perceived));
        Assert.Equal(
            full.Molecule.Atoms.Where(atom => atom.Element == Element.C).Select(atom => atom.Hydrogens),
            perceived.Molecule.Atoms.Where(atom => atom.Element == Element.C).Select(atom => atom.Hydrogens));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bonds_written_as_aromatic_get_Kekule_orders_with_and_without_hydrogens(string name)
    {
        var given = Ligands.Get(name);
        var perceived = Ligands.Perceive(given);
        var aromatic = perceived.Molecule.Bonds.Where(bond => bond.IsAromatic)
            .Select(bond => (perceived.SourceAtoms[bond.First], perceived.SourceAtoms[bond.Second])).ToHashSet();
        var written = given with
        {
            Bonds =
            [
                .. given.Bonds.Select(b =>
                    aromatic.Contains((b.First, b.Second)) || aromatic.Contains((b.Second, b.First))
                        ? b with
                        {
                            Order = BondOrder.Aromatic,
                        }
                        : b),
            ],
        };

        Assert.Equal(Describe(perceived), Describe(Ligands.Perceive(written)));
        Assert.Equal(
            Describe(perceived),
            Describe(Ligands.Perceive(Ligands.Without(written, atom => written.Atoms[atom].Element.IsHydrogen))));
    }

    [Fact]
    public void The_order_of_the_atoms_never_decides()
    {
        string[] names = [.. Ligands.Names];
        var gen = Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, int.MaxValue]);
        gen.Sample(
            pair =>
            {
                var (ligand, seed) = pair;
                var heavy = Ligands.HeavyAtomsOnly(Ligands.Get(names[ligand]));
                var order = Enumerable.Range(0, heavy.Atoms.Length).ToArray();
                new Random(seed).Shuffle(order);
                var shuffled = heavy with
                {
                    Atoms = [.. order.Select(i => heavy.Atoms[i])],
                    Positions = [.. order.Select(i => heavy.Positions[i])],
                };
                var before = Ligands.Channels(Ligands.Perceive(heavy));
                var after = Ligands.Channels(Ligands.Perceive(shuffled));
                for (var i = 0; i < order.Length; i++)
                    Assert.Equal(before[order[i]], after[i]);
            },
            iter: 300);
    }

    [Fact]
    public void Amprenavir_is_understood_atom_by_atom_from_its_crystal_structure()
    {
        var ligand = Ligands.Amprenavir;
        var perceived = Ligands.Perceive(ligand);
        var channels = Ligands
            .Channels(perceived)
            .ToDictionary(pair => ligand.Atoms[pair.Key].Name, pair => pair.Value, StringComparer.Ordinal);
        string[] phenyl = ["C8", "C9", "C10", "C11", "C12", "C13"];
        string[] aminophenyl = ["C17", "C18", "C19", "C20", "C21", "C22"];
        const AtomTraits Acceptor = AtomTraits.Acceptor | AtomTraits.Occupancy;
        const AtomTraits Donor = AtomTraits.Donor | AtomTraits.Occupancy;
        const AtomTraits Hydrophobic = AtomTraits.Hydrophobic | AtomTraits.Occupancy;

        Assert.All(
            channels,
            pair =>
                Assert.Equal(
                    phenyl.Contains(pair.Key) || aminophenyl.Contains(pair.Key),
                    pair.Value.HasFlag(AtomTraits.Aromatic)));
        Assert.All(phenyl, atom => Assert.Equal(Hydrophobic | AtomTraits.Aromatic, channels[atom]));
        Assert.Equal(AtomTraits.Occupancy | AtomTraits.Aromatic, channels["C20"]);
        Assert.Equal(AtomTraits.Occupancy, channels["S1"]);
        Assert.Equal(Acceptor, channels["O4"]);
        Assert.Equal(Acceptor, channels["O5"]);
        Assert.Equal(Donor, channels["N3"]);
        Assert.Equal(AtomTraits.Occupancy, channels["N2"]);
        Assert.Equal(Donor, channels["N1"]);
        Assert.Equal(Acceptor, channels["O2"]);
        Assert.Equal(Acceptor, channels["O1"]);
        Assert.Equal(Acceptor | AtomTraits.Donor, channels["O3"]);
        Assert.Equal(Acceptor, channels["O6"]);
        Assert.Equal(0, perceived.Molecule.Charge);
        Assert.Contains(perceived.Remarks, remark => remark is { Code: "bond-orders-perceived", Where: ":478:200" });
    }

    [Fact]
    public void SNX_of_3D0B_gives_its_benzamide_as_donor_and_its_ketone_as_acceptor()
    {
        var perceived = Ligands.Perceive(Ligands.HeavyAtomsOnly(Ligands.Get("SNX")));
        var molecule = perceived.Molecule;
        var channels = AtomTyper.Assign(molecule);
        var amide = Single(molecule, atom => molecule.Atoms[atom] is { Hydrogens: 2 } it && it.Element == Element.N);

        Assert.Equal(AtomTraits.Donor | AtomTraits.Occupancy, channels[amide]);
        Assert.Equal(15, molecule.Atoms.Count(atom => atom.IsAromatic));
        Assert.Equal(
            3,
            Enumerable
                .Range(0, channels.Length)
                .Count(atom => molecule.Atoms[atom].Element == Element.O && channels[atom].HasFlag(AtomTraits.Acceptor))
        );
        Assert.Equal(0, molecule.Charge);
    }

    [Fact]
    public void Small_errors_of_the_coordinates_leave_amprenavir_as_it_is()
    {
        var ligand = Ligands.Amprenavir;
        var expected = Describe(Ligands.Perceive(ligand));
        const double Error = 0.02;
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var moved = ligand with
            {
                Positions =
                [
                    .. ligand.Positions.Select(p => p + new Point3(Shift(random), Shift(random), Shift(random))),
                ],
            };
            Assert.Equal(expected, Describe(Ligands.Perceive(moved)));
        }

        static double Shift(Random random) => Error * ((2 * random.NextDouble()) - 1);
    }

    [Fact]
    public void Missing_atoms_leave_the_rest_as_it_is()
    {
        var ligand = Ligands.Amprenavir;
        var lost = new[] { "C1", "C2", "C25", "O6" };
        var cut = Ligands.Without(ligand, atom => lost.Contains(ligand.Atoms[atom].Name));
        var channels = Ligands
            .Channels(Ligands.Perceive(cut))
            .ToDictionary(pair => cut.Atoms[pair.Key].Name, pair => pair.Value, StringComparer.Ordinal);

        Assert.Equal(AtomTraits.Acceptor | AtomTraits.Occupancy, channels["O2"]);
        Assert.Equal(AtomTraits.Donor | AtomTraits.Occupancy, channels["N1"]);
        Assert.Equal(12, channels.Values.Count(set => set.HasFlag(AtomTraits.Aromatic)));
    }

    [Fact]
    public void Hydrogens_that_state_another_protonation_are_obeyed_and_said()
    {
        var given = Ligands.Get("benzylammonium");
        var proton = given
            .Bonds.First(b => given.Atoms[b.First].Element == Element.N && given.Atoms[b.Second].Element.IsHydrogen)
            .Second;
        var perceived = Ligands.Perceive(Ligands.Without(given, atom => atom == proton));

        Assert.Equal(0, perceived.Molecule.Charge);
        Assert.Contains(perceived.Remarks, remark => remark.Code == "given-hydrogens-obeyed");
        Assert.DoesNotContain(Ligands.Perceive(given).Remarks, remark => remark.Code == "given-hydrogens-obeyed");
    }

    [Fact]
    public void A_zinc_takes_the_proton_of_a_primary_sulfonamide()
    {
        var sulfonamide = Ligands.HeavyAtomsOnly(Ligands.Get("benzenesulfonamide"));
        var nitrogen = sulfonamide.Positions[Single(sulfonamide, Element.N)];
        var sulfur = sulfonamide.Positions[Single(sulfonamide, Element.S)];
        var zinc = nitrogen + ((nitrogen - sulfur).Normalized() * 2.0);

        var perceived = Ligands.Perceive(sulfonamide, null, zinc);

        Assert.Equal(-1, perceived.Molecule.Charge);
        Assert.Contains(perceived.Remarks, remark => remark.Code == "protonation-by-rule");
    }

    [Fact]
    public void A_metal_in_the_ligand_is_an_atom_without_bonds()
    {
        var ligand = Ligands.HeavyAtomsOnly(Ligands.Get("benzoate"));
        var metal = ligand with
        {
            Atoms = ligand.Atoms.Add(new Atom(99, "ZN", Element.FromNumber(30), 0)),
            Positions = ligand.Positions.Add(ligand.Positions[Single(ligand, Element.O)] + new Point3(0, 0, 2)),
        };

        var perceived = Ligands.Perceive(metal);

        Assert.Empty(perceived.Molecule.BondsOf[perceived.Molecule.Atoms.Length - 1]);
        Assert.Equal(AtomTraits.Metal | AtomTraits.Occupancy, AtomTyper.Assign(perceived.Molecule)[^1]);
    }

    /// <summary>Element and channels of each heavy atom in the order of the file.</summary>
    private static string[] Describe(PerceivedMolecule perceived) =>
        [
            .. AtomTyper
                .Assign(perceived.Molecule)
                .Select((set, atom) => $"{atom} {perceived.Molecule.Atoms[atom].Element}: {set}"),
        ];

    private static int Single(Structure structure, Element element) =>
        Enumerable.Range(0, structure.Atoms.Length).First(atom => structure.Atoms[atom].Element == element);

    private static int Single(Molecule molecule, Predicate<int> fits) =>
        Enumerable.Range(0, molecule.Atoms.Length).Single(atom => fits(atom));

    [Theory]
    [MemberData(nameof(AllLigands))]
    public void A_hydrogen_modelled_here_or_there_makes_no_anion_of_the_rest(string name)
    {
        var structure = Ligands.Get(name);
        var bare = Negative(Ligands.HeavyAtomsOnly(structure));
        var hydrogens = Enumerable
            .Range(0, structure.Atoms.Length)
            .Where(atom => structure.Atoms[atom].Element.IsHydrogen)
            .ToList();
        foreach (var kept in hydrogens.Count > 3 ? hydrogens : [])
        {
            var one = Ligands.Without(structure, atom => structure.Atoms[atom].Element.IsHydrogen && atom != kept);
            Assert.True(
                Negative(one with { Bonds = [], HasBondOrders = false }) <= bare,
                $"{name}: an anion with hydrogen {kept}");
        }

        static int Negative(Structure molecule) =>
            Ligands.Channels(Ligands.Perceive(molecule)).Values.Count(set => set.HasFlag(AtomTraits.Negative));
    }
}
