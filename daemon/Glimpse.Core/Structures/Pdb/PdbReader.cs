using System.Globalization;
using System.Runtime.InteropServices;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Reads one model of a PDB file. Frames that a trajectory writer separates by END count as models; other files joined
/// at an END are read as one structure.
/// </summary>
internal sealed class PdbReader
{
    private readonly LineReader lines;
    private readonly StructureReadOptions options;
    private readonly NamePool names = new();
    private readonly PdbAtomLine atomLine;
    private readonly PdbHeader header;
    private readonly PdbConnections connections = new();
    private readonly List<AtomRecord> atoms = [];
    private readonly List<(int Record, string Field)> withoutElement = [];
    private readonly List<int> models = [];
    private bool isLeftJustified;
    private bool accepts;
    private bool afterEnd;
    private bool isDone;
    private int frame = 1;
    private int stretch;
    private int joinedAt;
    private (string Name, ResidueId Residue) firstAtom;

    private PdbReader(LineReader lines, StructureReadOptions options)
    {
        this.lines = lines;
        this.options = options;
        atomLine = new PdbAtomLine(lines, names);
        header = new PdbHeader(names);
        accepts = options.Model is null or 1;
    }

    /// <summary>Reads the model that the options name.</summary>
    /// <exception cref="GlimpseException">A line can't be read, or the file has no atoms or not that model.</exception>
    internal static Structure Read(LineReader lines, StructureReadOptions options) => new PdbReader(lines, options).Read();

    private Structure Read()
    {
        while (!isDone && lines.Read(out var line))
            ReadLine(line);
        connections.Resolve(CollectionsMarshal.AsSpan(atoms), joinedAt);
        if (atoms.Count == 0)
            throw NoAtoms();
        FindElements();
        var assembled = ResidueAssembler.Assemble(atoms, options.AltLoc).Require(lines.Source);
        return new Structure
        {
            Title = header.Title,
            Source = lines.Source,
            Atoms = assembled.Atoms,
            Positions = assembled.Positions,
            Residues = assembled.Residues,
            Bonds = connections.Bonds(assembled.IndexOf),
            Sequences = header.Sequences,
            Cell = header.Cell,
            Remarks = assembled.Remarks,
            LeftOut = assembled.LeftOut,
        };
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        if (ShiftedLine.IsAtom(line))
            ReadAtom(line);
        else if (line.StartsWith("TER"))
            stretch++;
        else if (line.StartsWith("CONECT"))
            connections.Read(line, atomLine.HasLongSerials);
        else if (line.StartsWith("MODEL "))
            StartModel(line);
        else if (line.StartsWith("ENDMDL"))
            accepts = false;
        else if (line.TrimEnd() is "END")
            End();
        else
            header.Read(line);
    }

    private void ReadAtom(ReadOnlySpan<char> line)
    {
        if (!accepts && models.Count > 0)
            return;
        var atom = atomLine.Read(line, stretch);
        if (firstAtom.Name == null)
            firstAtom = (atom.Name, atom.Residue);
        else if (afterEnd && models.Count == 0)
            StartFrame(atom);
        afterEnd = false;
        if (!accepts || isDone)
            return;
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
        isDone = atoms.Count > 0;
        accepts = frame == options.Model;
    }

    private void StartModel(ReadOnlySpan<char> line)
    {
        if (!Number.TryInteger(Columns.Of(line, 6, 80), out var number))
            number = models.Count + 1;
        models.Add(number);
        accepts = atoms.Count == 0 && (options.Model ?? number) == number;
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
                atom.Fault = PseudoAtoms.Fault(atom.Residue, atom.Name, "is of no element: columns 77-78 state none, and its name tells none");
        }
    }

    private GlimpseException NoAtoms()
    {
        if (options.Model is not { } model || (models.Count == 0 && firstAtom.Name == null))
        {
            return lines.Fail(
                "the file ends without any ATOM or HETATM record.", "Give a PDB file with coordinates.");
        }

        var present = models.Count > 0 ? models : [.. Enumerable.Range(1, frame)];
        var list = present.Count == 1 ? $"model {present[0]}" : $"models {present[0]} to {present[^1]}";
        return lines.Fail(
            string.Create(CultureInfo.InvariantCulture, $"there is no model {model}; the file holds {list}."),
            "Ask for one of those, or leave the model out.");
    }
}
