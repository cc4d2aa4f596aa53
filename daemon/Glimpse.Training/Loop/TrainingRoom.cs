using Glimpse.Core;

namespace Glimpse.Training.Loop;

/// <summary>Room for the files of a training.</summary>
internal static class TrainingRoom
{
    /// <summary>
    /// Refuses a folder in a file's place, and files that lie there already unless they are a training's.
    /// </summary>
    /// <param name="paths">The files that will be written.</param>
    /// <param name="isOurs">True where a training has written those that are there.</param>
    /// <exception cref="GlimpseException">There are some.</exception>
    internal static void Require(string[] paths, bool isOurs)
    {
        foreach (var path in paths.SelectMany(path => new[] { path, path + AtomicFile.UnfinishedSuffix }))
        {
            if (Directory.Exists(path))
                throw new GlimpseException(
                    GlimpseErrorCode.Environment,
                    $"'{path}' is a folder, and a file of the training would be there.",
                    "Name another folder with --out, or move that one away.");
        }

        if (!isOurs && Array.Find(paths, Path.Exists) is { } foreign)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"'{foreign}' is there already, and no training's log says that it belongs to it.",
                "Name another folder with --out, or move the file away.");
        }
    }
}
