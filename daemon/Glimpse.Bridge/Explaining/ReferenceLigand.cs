using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Bridge.Explaining;

/// <summary>The ligand of <c>--versus</c>.</summary>
/// <param name="File">Name of its file.</param>
/// <param name="Structure">Its atoms.</param>
internal sealed record ReferenceLigand(string File, Structure Structure)
{
    /// <summary>Reads it; of a file with several records the first, which is remarked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reading">What to take from it; <see cref="StructureReadOptions.OfLigand"/>.</param>
    /// <exception cref="GlimpseException">There is no such file, or it can't be read.</exception>
    public static ReferenceLigand Read(string path, StructureReadOptions reading) =>
        new(InputName.Of(path), StructureReader.ReadLigand(path, reading));
}
