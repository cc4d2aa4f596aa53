using Glimpse.Core;

namespace Glimpse.Models.Import.Archives;

/// <summary>What to throw where a file is no archive that can be imported.</summary>
internal static class ArchiveFault
{
    /// <summary>The file is cut, changed, or made to do harm.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is wrong, after the file's name and <c>is damaged: </c>.</param>
    /// <param name="inner">The cause, for the log.</param>
    internal static GlimpseException Damaged(string path, string what, Exception? inner = null) =>
        new(
            GlimpseErrorCode.BadInput,
            $"{path} is damaged: {what}.",
            "Get the file again from where it was published, and compare its checksum.",
            inner);

    /// <summary>The file is sound as far as anybody knows, and something else than what is imported.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is wrong, after the file's name.</param>
    internal static GlimpseException Foreign(string path, string what) =>
        new(
            GlimpseErrorCode.BadInput,
            $"{path} {what}.",
            "What is imported are TorchScript files of gnina's networks default2018, dense and default2017, as they "
                + "lie in gninasrc/lib/models of its repository.");
}
