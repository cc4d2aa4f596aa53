using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Glimpse.Core.Structures.Assemblies;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>Reads one model of an mmCIF file in one pass; only the categories that matter are kept.</summary>
internal sealed class CifReader
{
    private const string Remedy = "Check the file against the CIF syntax, or download it again.";

    private static readonly HashSet<string> HeteroTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "non-polymer",
        "water",
        "branched",
        "macrolide",
    };

    private readonly LineReader lines;
    private readonly StructureReadOptions options;
    private readonly CifTokenizer tokens;
    private readonly CifAtomSite atoms;
    private readonly CifBonds bonds;
    private readonly CifComponents components;
    private readonly CifSequences sequences;
    private readonly CifAssemblies assemblies;
    private readonly CifTable entities;
    private readonly CifTable cell;
    private readonly CifTable symmetry;
    private readonly CifTable spaceGroup;
    private readonly CifTable symmetryOperators;
    private readonly CifTable spaceGroupOperators;
    private readonly CifTable title;
    private readonly CifTable quality;
    private readonly CifTable software;
    private readonly CifTable experiment;
    private readonly CifTable molecules;
    private readonly Dictionary<string, ICifCategory>.AlternateLookup<ReadOnlySpan<char>> categories;
    private bool isSmallMolecule;
    private CifOtherBlocks? others;

    private CifReader(LineReader lines, StructureReadOptions options, CifTokenizer tokens)
    {
        this.lines = lines;
        this.options = options;
        this.tokens = tokens;
        var names = new NamePool();
        atoms = new CifAtomSite(lines, names, options);
        bonds = new CifBonds(lines, names);
        components = new CifComponents(lines, names);
        sequences = new CifSequences(lines, names);
        assemblies = new CifAssemblies(lines, names);
        entities = new CifTable(lines, names, "id", "type");
        cell = new CifTable(
            lines,
            names,
            "length_a",
            "length_b",
            "length_c",
            "angle_alpha",
            "angle_beta",
            "angle_gamma");
        symmetry = new CifTable(lines, names, "space_group_name_H-M");
        spaceGroup = new CifTable(lines, names, "name_H-M_alt");
        symmetryOperators = new CifTable(lines, names, "pos_as_xyz");
        spaceGroupOperators = new CifTable(lines, names, "operation_xyz");
        title = new CifTable(lines, names, "title");
        quality = new CifTable(lines, names, "name", "type");
        software = new CifTable(lines, names, "name");
        experiment = new CifTable(lines, names, "method");
        molecules = new CifTable(lines, names, "instance_id", "prd_id", "asym_id");
        categories = new Dictionary<string, ICifCategory>(StringComparer.OrdinalIgnoreCase)
        {
            ["_atom_site"] = atoms,
            ["_chem_comp_atom"] = components.Atoms,
            ["_chem_comp_bond"] = bonds.Components,
            ["_struct_conn"] = bonds.Connections,
            ["_entity_poly_seq"] = sequences.Entities,
            ["_pdbx_poly_seq_scheme"] = sequences.Chains,
            ["_pdbx_struct_assembly_gen"] = assemblies.Parts,
            ["_pdbx_struct_oper_list"] = assemblies.Operations,
            ["_entity"] = entities,
            ["_cell"] = cell,
            ["_symmetry"] = symmetry,
            ["_space_group"] = spaceGroup,
            ["_symmetry_equiv"] = symmetryOperators,
            ["_space_group_symop"] = spaceGroupOperators,
            ["_struct"] = title,
            ["_ma_qa_metric"] = quality,
            ["_software"] = software,
            ["_exptl"] = experiment,
            ["_pdbx_molecule"] = molecules,
        }.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the model that the options name from the first block that has atoms.</summary>
    /// <exception cref="GlimpseException">The syntax is broken, a value can't be read, or there are no atoms or not
    /// that model.</exception>
    internal static Structure Read(LineReader lines, StructureReadOptions options) =>
        new CifReader(lines, options, new CifTokenizer(lines, options.Limits)).Read();

    /// <summary>
    /// Reads a file of ligands block by block, and of each its models; what is returned gives null at the end.
    /// </summary>
    internal static Func<PoseBlock?> Poses(LineReader lines, StructureReadOptions options)
    {
        var source = new CifTokenizer(lines, options.Limits);
        var any = false;
        return () =>
        {
            var reader = new CifReader(lines, options with { Model = null, JoinModels = true }, source);
            reader.ReadBlocks();
            if (reader.atoms.Atoms.Count == 0 && !any && options.TakesComponents && reader.components.Any)
            {
                any = true;
                return new PoseBlock([reader.components.Read(reader.bonds)], null);
            }

            if (reader.atoms.Atoms.Count == 0)
                return any ? null : throw reader.NoAtoms();
            any = true;
            reader.MarkHetero();
            return new PoseBlock(
                [
                    .. reader
                        .atoms.Atoms.GroupBy(atom => atom.Model)
                        .Select(model => reader.Assemble(options.AltLoc, [.. model])),
                ],
                null);
        };
    }

    private Structure Read()
    {
        var next = ReadBlocks();
        if (atoms.Atoms.Count == 0)
            throw NoAtoms();
        others = CifOtherBlocks.Behind(next, tokens);
        MarkHetero();
        if (options.JoinModels)
            ModelChains.Rename(atoms.Atoms);
        return Finish(Assemble(options.AltLoc, atoms.Atoms));
    }

    private Structure Finish(Structure structure)
    {
        var told = atoms.Others.AddTo(structure, options.JoinModels ? null : atoms.Model, atoms.Models.Count);
        told = others?.AddTo(told) ?? told;
        return options.JoinModels ? ModelChains.WithSequences(told) : told;
    }

    private Structure Assemble(string? altLoc, List<AtomRecord> records)
    {
        var assembled = ResidueAssembler.Assemble(records, altLoc).Require(lines.Source);
        var structure = new Structure
        {
            Title = First(title),
            Source = lines.Source,
            Atoms = assembled.Atoms,
            Positions = assembled.Positions,
            Residues = OfMolecules(assembled),
            IsPredicted = IsPredicted(),
            Bonds = bonds.Find(assembled),
            Sequences = sequences.Find(atoms),
            Cell = FindCell(),
            Remarks = assembled.Remarks,
            LeftOut = assembled.LeftOut,
            Conformers =
                options.AltLoc is null && records == atoms.Atoms && records.Exists(atom => atom.AltLoc.Length > 0)
                    ? new Conformers(assembled.RivalLetters, lead => Finish(Assemble(lead, records)))
                    : null,
        };
        structure = structure with { HasBondOrders = BondOrders.AreComplete(structure) };
        return options.Assembly is not { } assembly
            ? structure
            : AssemblyBuilder.Build(
                structure,
                assemblies.Find(assembly),
                assembly,
                atoms.LabelChains(assembled).ElementAt,
                options.Limits);
    }

    /// <summary>By its measure of quality; or by what made it, where no experiment did.</summary>
    private bool IsPredicted() =>
        quality.Rows.Any(row => row.Any(value => PredictionWords.AreIn(value)))
        || (
            experiment.Rows.Count == 0
            && (PredictionWords.AreIn(First(title)) || software.Rows.Any(row => PredictionWords.AreIn(row[0]))));

    /// <summary>
    /// The residues with the molecules of several that the entry lists (_pdbx_molecule: peptide-like antibiotics,
    /// inhibitors).
    /// </summary>
    private ImmutableArray<Residue> OfMolecules(AssembledAtoms assembled)
    {
        if (molecules.Rows.Count == 0)
            return assembled.Residues;
        var byChain = molecules.Rows.GroupBy(row => row[2], StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => $"{rows.First()[1]}/{rows.First()[0]}", StringComparer.Ordinal);
        var chains = atoms.LabelChains(assembled);
        return
        [
            .. assembled.Residues.Select(
                (residue, i) => residue with { Molecule = byChain.GetValueOrDefault(chains[i]) }),
        ];
    }

    /// <summary>Reads up to the block after the first that has atoms.</summary>
    /// <returns>That block's name; null at the end of the file.</returns>
    private string? ReadBlocks()
    {
        ICifCategory? open = null;
        var token = tokens.Next();
        while (token != CifToken.End)
        {
            if (token == CifToken.Name)
            {
                var category = CategoryOf(tokens.Text, out var slot);
                if (category != open)
                    open?.EndRow();
                open = category;
                if (tokens.Next() != CifToken.Value)
                    throw tokens.Fail("an item has no value.", Remedy);
                if (slot >= 0 && !tokens.IsNull)
                    category!.Set(slot, tokens.Text);
                token = tokens.Next();
                continue;
            }

            open?.EndRow();
            open = null;
            if (token == CifToken.Value)
                throw tokens.Fail($"the value {Fault.Quote(tokens.Text)} belongs to no item.", Remedy);
            if (token == CifToken.Block && atoms.Atoms.Count > 0)
                return tokens.Text.ToString();
            token = token == CifToken.Loop ? ReadLoop() : tokens.Next();
        }

        open?.EndRow();
        return null;
    }

    /// <summary>Reads a loop and returns the token after it.</summary>
    [MethodImpl(Jit.AtOnce)]
    private CifToken ReadLoop()
    {
        var slots = new List<int>();
        ICifCategory? category = null;
        var token = tokens.Next();
        for (; token == CifToken.Name; token = tokens.Next())
        {
            var own = CategoryOf(tokens.Text, out var slot);
            category ??= own;
            if (own is not null && own == category && slot >= 0 && slots.Contains(slot))
                throw tokens.Fail($"a loop names {Fault.Quote(tokens.Text)} twice.", Remedy);
            slots.Add(own == category ? slot : -1);
        }

        if (slots.Count == 0)
            throw tokens.Fail("a loop names no items.", Remedy);
        var column = 0;
        for (; token == CifToken.Value; token = tokens.Next())
        {
            if (slots[column] >= 0 && !tokens.IsNull)
                category!.Set(slots[column], tokens.Text);
            if (++column < slots.Count)
                continue;
            column = 0;
            category?.EndRow();
        }

        return column == 0
            ? token
            : throw tokens.Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a loop of {slots.Count} items ends within a row, after {column} values."),
                Remedy);
    }

    private ICifCategory? CategoryOf(ReadOnlySpan<char> name, out int slot)
    {
        slot = -1;
        var dot = name.IndexOf('.');
        isSmallMolecule |= dot < 0 && name.StartsWith("_atom_site_fract", StringComparison.OrdinalIgnoreCase);
        if (dot < 0 || !categories.TryGetValue(name[..dot], out var category))
            return null;
        slot = category.SlotOf(name[(dot + 1)..]);
        return category;
    }

    /// <summary>Atoms of entities that aren't polymers are hetero groups, whatever the first column says.</summary>
    private void MarkHetero()
    {
        var hetero = entities.Rows.Where(row => HeteroTypes.Contains(row[1]))
            .Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        if (hetero.Count == 0)
            return;
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(atoms.Atoms);
        for (var i = 0; i < all.Length; i++)
            all[i].IsHetero |= hetero.Contains(atoms.Entities[i]);
    }

    private UnitCell? FindCell()
    {
        if (cell.Rows.Count == 0)
            return null;
        var values = new double[6];
        for (var i = 0; i < values.Length; i++)
        {
            if (
                !CifNumber.TryReal(cell.Rows[0][i], out values[i]) || !(values[i] > 0 && Number.IsCoordinate(values[i]))
            )
                return null;
        }

        var group = First(symmetry);
        var found = new UnitCell(
            values[0],
            values[1],
            values[2],
            values[3],
            values[4],
            values[5],
            group.Length > 0 ? group : First(spaceGroup))
        {
            Operators = FindOperators(symmetryOperators.Rows.Count > 0 ? symmetryOperators : spaceGroupOperators),
        };
        return found.IsPlaceholder ? null : found;
    }

    /// <summary>All or none: a list with an operator that can't be read isn't a group.</summary>
    private static ImmutableArray<SymmetryOperator> FindOperators(CifTable table)
    {
        var found = ImmutableArray.CreateBuilder<SymmetryOperator>();
        foreach (var row in table.Rows)
        {
            if (SymmetryOperator.TryParse(row[0], out var one))
                found.Add(one);
        }

        return found.Count == table.Rows.Count ? found.ToImmutable() : [];
    }

    private static string First(CifTable table) => table.Rows.Count > 0 ? table.Rows[0][0] : "";

    private GlimpseException NoAtoms()
    {
        if (isSmallMolecule)
        {
            return lines.Fail(
                "this is a small-molecule CIF with fractional coordinates, which isn't read.",
                "Convert it to SDF or MOL2.");
        }

        if (components.Any)
        {
            return lines.Fail(
                "this is the definition of a component, without a place in a protein.",
                "Give it as --template, and as the ligand a pose or a complex.").Naming("template");
        }

        return atoms.Models.Count == 0
            ? lines.Fail("the file ends without any _atom_site row.", "Give an mmCIF file with coordinates.")
            : lines.Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"there is no model {options.Model}; the file holds models {atoms.Models.First()} to "
                        + $"{atoms.Models.Last()}."),
                "Give one of those as --model-number, or leave it out.").Naming("model-number");
    }
}
