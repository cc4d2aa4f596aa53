using System.Globalization;
using System.Runtime.InteropServices;
using Glimpse.Core.Structures.Assemblies;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Reads one model of a PDB file, or all of them joined. Frames that a trajectory writer separates by END count as
/// models; other files joined at an END are read as one structure.
/// </summary>
internal sealed class PdbReader
{
    private readonly LineReader lines;
    private readonly StructureReadOptions options;
    private readonly NamePool names = new();
    private readonly PdbAtomLine atomLine;
    private readonly PdbHeader header;
    private readonly PdbConnections connections = new();
    private readonly DockedLines docked = new();
    private readonly PdbLinks links;
    private readonly List<AtomRecord> atoms = [];
    private readonly List<(int Record, string Field)> withoutElement = [];
    private readonly List<int> models = [];
    private readonly HashSet<int> numbers = [];
    private int highest;
    private readonly OtherModels others = new();
    private bool isLeftJustified;
    private bool accepts;
    private bool afterEnd;
    private int frame = 1;
    private int readModel = 1;
    private int stretch;
    private int joinedAt;
    private (string Name, ResidueId Residue) firstAtom;

    private PdbReader(LineReader lines, StructureReadOptions options)
    {
        this.lines = lines;
        this.options = options;
        atomLine = new PdbAtomLine(lines, names);
        header = new PdbHeader(names);
        links = new PdbLinks(names);
        accepts = options.JoinModels || options.Model is null or 1;
        if (!accepts)
            others.Begin(1);
    }

    /// <summary>Reads the model that the options name.</summary>
    /// <exception cref="GlimpseException">A line can't be read, or the file has no atoms or not that model.</exception>
    internal static Structure Read(LineReader lines, StructureReadOptions options) =>
        new PdbReader(lines, options).Read();

    private Structure Read()
    {
        while (lines.Read(out var line))
            ReadLine(line);
        connections.Resolve(CollectionsMarshal.AsSpan(atoms), joinedAt);
        if (atoms.Count == 0)
            throw NoAtoms();
        FindElements();
        if (options.JoinModels)
            ModelChains.Rename(atoms);
        return Finish(Assemble(options.AltLoc));
    }

    /// <summary>
    /// Reads the next block of a file of poses, up to an ENDMDL or END after its atoms; a MODEL without atoms is a
    /// block with a fault, so that the poses keep their numbers. Null at the end of the text.
    /// </summary>
    /// <exception cref="GlimpseException">The text can't be read any further.</exception>
    internal static PoseBlock? ReadPoses(LineReader lines, StructureReadOptions options) =>
        new PdbReader(lines, options with { Model = null, JoinModels = true }).ReadPoses();

    private PoseBlock? ReadPoses()
    {
        GlimpseException? fault = null;
        var (any, isModel) = (false, false);
        while (lines.Read(out var line))
        {
            var isAtom = IsAtom(line);
            any |= isAtom;
            if (isAtom || !EndsBlock(line))
                fault ??= TryReadLine(line);
            else if (any)
                break;
            else if (isModel && line.StartsWith("ENDMDL"))
                return new PoseBlock([], lines.Fail("the MODEL has no atoms.", "Remove the empty MODEL."));
            isModel |= line.StartsWith("MODEL ");
        }

        if (!any)
            return null;
        try
        {
            if (fault != null)
                return new PoseBlock([], fault);
            if (atoms.Count == 0 && docked.Flexible.Count > 0)
                return new PoseBlock([], Tethered());
            connections.Resolve(CollectionsMarshal.AsSpan(atoms), joinedAt);
            FindElements();
            var pieces = PosePieces.Split(CollectionsMarshal.AsSpan(atoms));
            return new PoseBlock(
                pieces.ConvertAll(piece =>
                    docked.IsDocked
                        ? BesideOthers(Assemble(options.AltLoc, piece), pieces.Count - 1)
                        : Assemble(options.AltLoc, piece)),
                null);
        }
        catch (GlimpseException broken)
        {
            return new PoseBlock([], broken);
        }
    }

    private static Structure BesideOthers(Structure pose, int others) =>
        others == 0
            ? pose
            : pose with
            {
                Remarks = pose.Remarks.Add(
                    Remark.Warning(
                        "docked-together",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The pose was docked together with {others} other "
                                + $"{(others == 1 ? "molecule" : "molecules")}, which "
                                + $"{(others == 1 ? "isn't" : "aren't")} there: each is a ligand of its own."))),
            };

    private GlimpseException Tethered() =>
        lines.Fail(
            $"the file holds flexible residues alone ({string.Join(", ", docked.Flexible)}): a ligand that was docked "
                + $"as part of a residue is no pose of its own.",
            "Export the pose as SDF or PDB and give the ligand's own atoms: its bond to the residue is found by its "
                + "length.");

    private static bool IsAtom(ReadOnlySpan<char> line) => ShiftedLine.IsAtom(line);

    private static bool EndsBlock(ReadOnlySpan<char> line) =>
        line.StartsWith("ENDMDL") || line.StartsWith("MODEL ") || line.TrimEnd() is "END";

    private GlimpseException? TryReadLine(ReadOnlySpan<char> line)
    {
        try
        {
            ReadLine(line);
            return null;
        }
        catch (GlimpseException fault)
        {
            return fault;
        }
    }

    /// <summary>Puts some of the atoms together, or all.</summary>
    private Structure Assemble(string? altLoc, IReadOnlyList<int>? piece = null)
    {
        var assembled = ResidueAssembler
            .Assemble(piece is null ? atoms : [.. piece.Select(record => atoms[record])], altLoc)
            .Require(lines.Source);
        var indexOf = assembled.IndexOf;
        if (piece is not null)
        {
            indexOf = new int[atoms.Count];
            Array.Fill(indexOf, -1);
            for (var i = 0; i < piece.Count; i++)
                indexOf[piece[i]] = assembled.IndexOf[i];
        }

        var structure = new Structure
        {
            Title = header.Title,
            Source = lines.Source,
            Atoms = assembled.Atoms,
            Positions = assembled.Positions,
            Residues = assembled.Residues,
            Bonds = [.. connections.Bonds(indexOf).Union(links.Bonds(assembled))],
            Sequences = header.Sequences,
            Cell = header.Cell,
            IsPredicted = header.IsPredicted,
            Remarks = [.. assembled.Remarks, .. docked.Remarks()],
            Smiles =
                (
                    piece is null || piece.Any(record => atoms[record].Stretch != atoms[piece[0]].Stretch)
                        ? docked.Smiles
                        : docked.SmilesOf(atoms[piece[0]].Stretch)
                ) ?? lines.LogSmiles,
            LeftOut = assembled.LeftOut,
            Conformers = options.AltLoc is null && piece is null && atoms.Exists(atom => atom.AltLoc.Length > 0)
                ? new Conformers(assembled.RivalLetters, lead => Finish(Assemble(lead))) : null,
        };
        return options.JoinModels ? ModelChains.WithSequences(structure) : structure;
    }

    private Structure Finish(Structure structure)
    {
        var built = options.Assembly is not { } assembly
            ? structure
            : AssemblyBuilder.Build(
                structure,
                header.Assemblies,
                assembly,
                residue => structure.Residues[residue].Id.Chain,
                options.Limits);
        return others.AddTo(built, options.JoinModels ? null : readModel, Math.Max(models.Count, frame));
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        if (IsAtom(line))
        {
            if (docked.IsDocked)
                line = AutoDockType.WithCharge(line);
            if (!accepts || !docked.Skips(line))
                ReadAtom(line);
        }
        else if (line.StartsWith("TER"))
            stretch++;
        else if (line.StartsWith("CONECT"))
            connections.Read(line, atomLine.HasLongSerials);
        else if (line.StartsWith("LINK  ") || line.StartsWith("SSBOND"))
            links.Read(line);
        else if (line.StartsWith("MODEL "))
            StartModel(line);
        else if (line.StartsWith("ENDMDL"))
            accepts = false;
        else if (line.TrimEnd() is "END")
            End();
        else
            ReadAround(line);
    }

    private void ReadAround(ReadOnlySpan<char> line)
    {
        header.Read(line);
        if (docked.Read(line))
            stretch++;
        if (lines.IsDockingLog)
            lines.LogSmiles ??= docked.Smiles;
    }

    private void ReadAtom(ReadOnlySpan<char> line)
    {
        if (!accepts && firstAtom.Name != null && !(afterEnd && models.Count == 0))
        {
            AddElsewhere(line);
            return;
        }

        var atom = atomLine.Read(line, stretch);
        if (firstAtom.Name == null)
            firstAtom = (atom.Name, atom.Residue);
        else if (afterEnd && models.Count == 0)
            StartFrame(atom);
        afterEnd = false;
        if (!accepts)
        {
            AddElsewhere(line);
            return;
        }

        atom.Model = models.Count > 0 ? models[^1] : frame;
        lines.CheckAtomLimit(atoms.Count);
        if (atom.Element == null && atom.Fault == null)
        {
            var field = names.GetVerbatim(Columns.Of(line, 12, 16));
            isLeftJustified |= PdbElement.ShowsLeftJustification(field, atom.Residue.Name);
            withoutElement.Add((atoms.Count, field));
        }

        atoms.Add(atom);
    }

    /// <summary>After an END: the same first atom again is the next frame of a trajectory.</summary>
    private void StartFrame(in AtomRecord atom)
    {
        if (firstAtom != (atom.Name, atom.Residue))
            return;
        frame++;
        Start(frame);
    }

    /// <summary>
    /// Decides whether a model is read; when the one asked for is complete, the rest of a trajectory may be of any
    /// length.
    /// </summary>
    private void Start(int number)
    {
        accepts = options.JoinModels || (atoms.Count == 0 && (options.Model ?? number) == number);
        lines.IsOneStructure = accepts || atoms.Count == 0;
        if (accepts)
            readModel = number;
        if (accepts)
            others.Pass();
        else
            others.Begin(number);
    }

    /// <summary>
    /// Keeps the place of a heavy atom of a model that isn't read; what can't be read of it is no fault.
    /// </summary>
    private void AddElsewhere(ReadOnlySpan<char> line)
    {
        if (others.Takes && atomLine.TryPlace(line, out var place, out var residue))
            others.Add(place, residue);
    }

    private void StartModel(ReadOnlySpan<char> line)
    {
        if (!Number.TryInteger(Columns.Of(line, 6, 80), out var number))
            number = models.Count + 1;

        // A number that is taken names nothing: such a model counts on, so that it can be asked for.
        if (!numbers.Add(number))
            numbers.Add(number = highest + 1);
        highest = Math.Max(highest, number);
        models.Add(number);
        Start(number);
    }

    private void End()
    {
        connections.Resolve(CollectionsMarshal.AsSpan(atoms), joinedAt);
        joinedAt = atoms.Count;
        afterEnd = true;
        stretch++;
    }

    private void FindElements()
    {
        foreach (var (record, field) in withoutElement)
        {
            ref var atom = ref CollectionsMarshal.AsSpan(atoms)[record];
            atom.Element = PdbElement.Find(field, atom.Residue.Name, isLeftJustified);
            if (atom.Element == null)
                atom.Fault = PseudoAtoms.Fault(
                    atom.Residue,
                    atom.Name,
                    "is of no element: columns 77-78 state none, and its name tells none");
        }
    }

    private GlimpseException NoAtoms()
    {
        if (docked.Flexible.Count > 0)
            return Tethered();
        if (options.Model is not { } model || (models.Count == 0 && firstAtom.Name == null))
        {
            return lines.Fail(
                "the file ends without any ATOM or HETATM record.", "Give a PDB file with coordinates.");
        }

        var present = models.Count > 0 ? models : [.. Enumerable.Range(1, frame)];
        var list = present.Count == 1 ? $"model {present[0]}" : $"models {present[0]} to {present[^1]}";
        return lines.Fail(
            string.Create(CultureInfo.InvariantCulture, $"there is no model {model}; the file holds {list}."),
            "Give one of those as --model-number, or leave it out.").Naming("model-number");
    }
}
