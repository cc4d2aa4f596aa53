using System.Globalization;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Numbers the poses of PDB and mmCIF files as records; a block that can't be read is a record with its error.
/// </summary>
internal static class PoseRecords
{
    /// <summary>
    /// The records of blocks of poses; where the text itself can't be read any further, the last one says so.
    /// </summary>
    /// <param name="lines">The text.</param>
    /// <param name="next">Reads the next block; null at the end of the text.</param>
    internal static IEnumerable<StructureRecord> Of(LineReader lines, Func<PoseBlock?> next)
    {
        var number = 0;
        var title = "";
        while (true)
        {
            var line = lines.LineNumber + 1;
            var isReadable = TryNext(next, out var block);
            if (block is not { } found)
                break;
            if (found.Fault is not null)
                yield return new StructureRecord(++number, line, title, null, found.Fault);
            foreach (var pose in found.Poses)
            {
                title = pose.Title.Length > 0 ? pose.Title : title;
                number++;
                var source =
                    number == 1
                        ? lines.Source
                        : string.Create(CultureInfo.InvariantCulture, $"{lines.Source}, record {number}");
                yield return new StructureRecord(
                    number,
                    line,
                    title,
                    pose with
                    {
                        Title = title,
                        Source = source,
                    },
                    null);
            }

            if (!isReadable)
                yield break;
        }

        if (number == 0)
        {
            var fault = lines.Fail(
                "the file ends without any ATOM or HETATM record.",
                "Give a PDB file with coordinates.");
            yield return new StructureRecord(1, 1, "", null, fault);
        }
    }

    /// <summary>False when the text can't be read any further; the block then has the fault.</summary>
    private static bool TryNext(Func<PoseBlock?> next, out PoseBlock? block)
    {
        try
        {
            block = next();
            return true;
        }
        catch (GlimpseException fault)
        {
            block = new PoseBlock([], fault);
            return false;
        }
    }
}
