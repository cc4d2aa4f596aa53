using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Glimpse.Bridge.Options;
using Glimpse.Protocol;

namespace Glimpse.Tests.Protocol;

/// <summary>JSON Schemas of the wire, made from its records: what is committed in <c>protocol/</c>.</summary>
internal static class WireSchemas
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly (string Name, JsonTypeInfo Request, JsonTypeInfo Answer)[] Methods =
    [
        (MethodNames.Initialize, Types.InitializeRequest, Types.InitializeAnswer),
        (MethodNames.ModelsList, Types.EmptyRequest, Types.ModelsAnswer),
        (MethodNames.ModelsDescribe, Types.ModelRequest, Types.ModelSummary),
        (MethodNames.StructuresLigands, Types.LigandsRequest, Types.LigandsAnswer),
        (MethodNames.OptionsList, Types.EmptyRequest, Types.OptionsAnswer),
        (MethodNames.Explain, Types.ExplainRequest, Types.ExplainAnswer),
        (MethodNames.ResultMap, Types.MapRequest, Types.MapAnswer),
        (MethodNames.ResultAtoms, Types.ResultRequest, Types.AtomsAnswer),
        (MethodNames.ResultView, Types.ViewRequest, Types.ResultView),
        (MethodNames.ResultRelease, Types.ReleaseRequest, Types.ReleaseAnswer),
        (MethodNames.DaemonStatus, Types.EmptyRequest, Types.DaemonStatus),
        (MethodNames.DaemonShutdown, Types.ShutdownRequest, Types.ShutdownAnswer),
    ];

    private static readonly (string Name, JsonTypeInfo Params)[] Notifications =
        [(MethodNames.ExplainResult, Types.LigandNotice), (MethodNames.Progress, Types.ProgressNotice)];

    /// <summary>
    /// Every schema by the name of its file: <c>result-map.request.schema.json</c>,
    /// <c>progress.notification.schema.json</c>.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> All()
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, request, answer) in Methods)
        {
            files.Add(FileName(name, "request"), Text($"{name} request", request, isRequest: true));
            files.Add(FileName(name, "answer"), Text($"{name} answer", answer, isRequest: false));
        }

        foreach (var (name, parameters) in Notifications)
            files.Add(FileName(name, "notification"), Text($"{name} notification", parameters, isRequest: false));
        files.Add(FileName("error", "data"), Text("data of an error", Types.ErrorDetails, isRequest: false));
        return files.ToImmutable();
    }

    private static GlimpseJsonContext Types => GlimpseJsonContext.Indented;

    private static string FileName(string method, string part) =>
        $"{method.Replace("$/", "").Replace('/', '-')}.{part}.schema.json";

    /// <summary>The options below a path, as the table has them.</summary>
    private static JsonObject Options(string path)
    {
        var members = new JsonObject();
        foreach (var row in OptionTable.Below(path))
            members.Add(row.Member![path.Length..], Option(row));
        return members;
    }

    private static JsonObject Option(OptionRow row)
    {
        var (type, limits) = row.Kind switch
        {
            OptionKind.IntegerKind whole => (
                "integer",
                new JsonObject { ["minimum"] = whole.Least, ["maximum"] = whole.Most }),
            OptionKind.NumberKind number => ("number", new JsonObject { ["exclusiveMinimum"] = number.Above }),
            OptionKind.FlagKind => ("boolean", new JsonObject()),
            OptionKind.ChoiceKind => ("string", new JsonObject { ["enum"] = new JsonArray([.. row.Words, null]) }),
            _ => ("string", new JsonObject()),
        };
        limits.Insert(0, "description", row.Help);
        limits.Insert(1, "type", row.Kind == OptionKind.Flag ? type : new JsonArray(type, "null"));
        return limits;
    }

    private static string Text(string title, JsonTypeInfo type, bool isRequest)
    {
        // Requests are strict: what the daemon would refuse by name isn't valid.
        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) =>
            {
                if (isRequest && context.TypeInfo.Kind == JsonTypeInfoKind.Dictionary && node is JsonObject members)
                    members["properties"] = Options(context.PropertyInfo!.Name + ".");
                if (
                    isRequest
                    && context.TypeInfo.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary
                    && node is JsonObject record)
                    record["additionalProperties"] = false;
                return node;
            },
        };
        var schema = type.GetJsonSchemaAsNode(options).AsObject();
        var whole = new JsonObject { ["$schema"] = Dialect, ["title"] = title };
        foreach (var member in schema.ToArray())
        {
            schema.Remove(member.Key);
            whole.Add(member.Key, member.Value);
        }

        return whole.ToJsonString(Types.Options) + "\n";
    }
}
