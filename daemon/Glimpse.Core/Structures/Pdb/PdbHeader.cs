using System.Collections.Immutable;
using System.Text;
using Glimpse.Core.Structures.Assemblies;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Collects what stands around the atoms of a PDB file: TITLE, COMPND, SEQRES, CRYST1, SCALE, REMARK 290 and 350.
/// </summary>
internal sealed class PdbHeader(NamePool names)
{
    /// <summary>Old files have the entry's code from column 73 on.</summary>
    private const int TextEnd = 72;
    private const int LineEnd = 80;
    private const int TitleLimit = 1000;
    private const int SequenceStart = 19;


    /// <summary>No space group has more operators.</summary>
    private const int MostOperators = 192;

    private readonly StringBuilder title = new();
    private readonly StringBuilder compound = new();
    private readonly Dictionary<string, ImmutableArray<string>.Builder> sequences = new(StringComparer.Ordinal);

    private readonly ImmutableArray<SymmetryOperator>.Builder operators =
        ImmutableArray.CreateBuilder<SymmetryOperator>();
    private readonly ScaleRecords scale = new();
    private readonly BiomoleculeRecords biomolecules = new();
    private UnitCell? cell;
    private bool namesPrediction;
    private bool namesExperiment;

    /// <summary>True when the head names a program that predicts structures and no experiment.</summary>
    internal bool IsPredicted => namesPrediction && !namesExperiment;

    /// <summary>TITLE, or COMPND in files that have none.</summary>
    internal string Title => (title.Length > 0 ? title : compound).ToString();

    /// <summary>
    /// The cell; null, too, where SCALE records give the coordinates axes of their own, in which its operators don't
    /// hold.
    /// </summary>
    internal UnitCell? Cell =>
        cell is null || !scale.AgreeWith(cell) ? null : cell with { Operators = operators.ToImmutable() };

    internal ImmutableDictionary<string, ImmutableArray<string>> Sequences =>
        sequences.ToImmutableDictionary(chain => chain.Key, chain => chain.Value.ToImmutable(), StringComparer.Ordinal);

    /// <summary>The biological assemblies.</summary>
    internal ImmutableArray<BiologicalAssembly> Assemblies => biomolecules.Assemblies;

    /// <summary>Takes a line when it is one of these records.</summary>
    internal void Read(ReadOnlySpan<char> line)
    {
        namesPrediction |=
            (
                line.StartsWith("TITLE ")
                || line.StartsWith("HEADER")
                || line.StartsWith("COMPND")
                || line.StartsWith("REMARK   1")
                || line.StartsWith("EXPDTA")
            ) && PredictionWords.AreIn(line);
        namesExperiment |=
            line.StartsWith("EXPDTA")
            && !line.Contains("THEORETICAL", StringComparison.Ordinal)
            && !PredictionWords.AreIn(line);
        if (line.StartsWith("SEQRES"))
            ReadSequence(line);
        else if (line.StartsWith("TITLE "))
            Append(title, Columns.Of(line, 10, LineEnd));
        else if (line.StartsWith("COMPND"))
            Append(compound, Columns.Of(line, 10, TextEnd));
        else if (line.StartsWith("CRYST1"))
            cell = ReadCell(line);
        else if (line.StartsWith("SCALE"))
            scale.Read(line);
        else if (line.StartsWith("REMARK 290"))
            ReadOperator(line);
        else if (line.StartsWith("REMARK 350"))
            biomolecules.Read(line);
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> more)
    {
        more = more.Trim();
        if (more.IsEmpty || text.Length > TitleLimit)
            return;
        if (text.Length > 0)
            text.Append(' ');
        text.Append(more);
    }

    private static UnitCell? ReadCell(ReadOnlySpan<char> line)
    {
        Span<double> values = stackalloc double[6];
        ReadOnlySpan<int> edges = [6, 15, 24, 33, 40, 47, 54];
        for (var i = 0; i < values.Length; i++)
        {
            if (
                !Number.TryReal(Columns.Of(line, edges[i], edges[i + 1]), out values[i])
                || !(values[i] > 0 && Number.IsCoordinate(values[i])))
                return null;
        }

        var group = Columns.Of(line, 55, 66).Trim().ToString();
        var found = new UnitCell(values[0], values[1], values[2], values[3], values[4], values[5], group);
        return found.IsPlaceholder ? null : found;
    }

    /// <summary>
    /// Such as <c>REMARK 290 2555 -Y,X-Y,Z+1/3</c>; other lines of the remark have no such triplet.
    /// </summary>
    private void ReadOperator(ReadOnlySpan<char> line)
    {
        if (operators.Count < MostOperators && Number.TryInteger(Columns.Of(line, 10, 21), out _)
            && SymmetryOperator.TryParse(Columns.Of(line, 21, LineEnd), out var found))
        {
            operators.Add(found);
        }
    }

    private void ReadSequence(ReadOnlySpan<char> line)
    {
        var chain = names.Get(Columns.Of(line, 11, 12));
        if (!sequences.TryGetValue(chain, out var sequence))
            sequences[chain] = sequence = ImmutableArray.CreateBuilder<string>();
        var text = Columns.Of(line, SequenceStart, 70);
        foreach (var part in text.Split(' '))
        {
            if (!text[part].IsEmpty)
                sequence.Add(names.Get(text[part]));
        }
    }
}
