using System.Text.Json;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>Results as lines of JSON.</summary>
internal static class ResultJson
{
    public static string OneLine(ExplainResult result) =>
        JsonSerializer.Serialize(result, GlimpseJsonContext.OneLine.ExplainResult);

    public static string OneLine(ExplainFailure failure) =>
        JsonSerializer.Serialize(failure, GlimpseJsonContext.OneLine.ExplainFailure);
}
