using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Outputs;

/// <summary>The results that an earlier run left in a folder of many ligands.</summary>
/// <param name="folder">The folder, locked.</param>
/// <param name="run">Hash of the run that goes on.</param>
/// <param name="model">The model explained.</param>
internal sealed class EarlierResults(OutputFolder folder, string run, ModelSummary model)
{
    /// <summary>Finds the result of a ligand, where it is complete and of the same run and input.</summary>
    /// <param name="name">Name of the ligand's folder.</param>
    /// <param name="input">Hash of the ligand.</param>
    /// <returns>Null where it must be computed.</returns>
    /// <exception cref="GlimpseException">What a killed process left can't be finished.</exception>
    public ExplainResult? Find(string name, string input)
    {
        var path = Path.Combine(folder.Path, name);
        if (!Directory.Exists(path))
            return null;
        using var own = folder.Subfolder(name);
        return own.Do(() =>
        {
            var files = ResultFiles.In(path);
            files.Finish();
            return
                files.IsComplete
                && SeriesEntries.Read(path, model.Channels.Length) is { } entry
                && entry.Run == run
                && entry.Input == input
                && files.HasAsWritten(entry.Files)
                && Read(path) is { } result
                && SeriesEntries.IsOf(entry, result)
                ? result
                : null;
        });
    }

    private static ExplainResult? Read(string path)
    {
        try
        {
            var json = OrdinaryFile.TryRead(Path.Combine(path, ResultFiles.SummaryName), FileSet.MostBytes);
            return json is null ? null : JsonSerializer.Deserialize(json, GlimpseJsonContext.Default.ExplainResult);
        }
        catch (JsonException)
        {
            return null; // Somebody changed it: it is computed anew.
        }
    }
}
