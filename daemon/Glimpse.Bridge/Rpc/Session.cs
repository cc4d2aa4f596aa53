using System.Collections.Immutable;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;
using StreamJsonRpc;

namespace Glimpse.Bridge.Rpc;

/// <summary>
/// One client's conversation: every method of the wire. Handlers only read, await and look up; a worker computes.
/// </summary>
internal sealed class Session(string connection, DaemonServices daemon)
{
    private const int LongestWord = 64;

    private volatile JobClient? client;

    private static GlimpseJsonContext Types => GlimpseJsonContext.OneLine;

    /// <summary>The connection, for notifications; set before it listens.</summary>
    internal JsonRpc Rpc { get; set; } = null!;

    [JsonRpcMethod(MethodNames.Initialize)]
    public InitializeAnswer Initialize(JsonElement request = default)
    {
        var asked = RequestReader.Read(request, Types.InitializeRequest);
        RequireShort(asked.ClientName, "clientName");
        RequireShort(asked.ClientVersion, "clientVersion");
        if (client is not null)
            throw ErrorTable.Make(
                ErrorCodes.NotInitialized,
                "This connection is initialized already.",
                "Call initialize once.");
        if (asked.ProtocolVersion != WireProtocol.Version)
        {
            throw ErrorTable.Make(
                ErrorCodes.ProtocolMismatch,
                $"The client speaks version {asked.ProtocolVersion} of the protocol, this daemon version "
                    + $"{WireProtocol.Version}.",
                "Install client and Glimpse Bridge of the same release.",
                "protocolVersion");
        }

        client = new JobClient(connection, OneWord(asked.ClientName) + "/" + OneWord(asked.ClientVersion));
        return new InitializeAnswer
        {
            Program = ResultRecords.Program,
            Build = daemon.Build,
            ProtocolVersion = WireProtocol.Version,
            Capabilities = WireProtocol.Capabilities,
            Device = daemon.Device,
            Limits = daemon.Limits,
        };
    }

    [JsonRpcMethod(MethodNames.ModelsList)]
    public ModelsAnswer ListModels(JsonElement request = default)
    {
        Require();
        RequestReader.Read(request, Types.EmptyRequest);
        return new ModelsAnswer(daemon.Models.List(), [.. daemon.Models.Faults.Select(WireText.Of)]);
    }

    [JsonRpcMethod(MethodNames.ModelsDescribe)]
    public ModelSummary DescribeModel(JsonElement request = default)
    {
        Require();
        return daemon.Models.Find(RequestReader.Read(request, Types.ModelRequest).Model);
    }

    [JsonRpcMethod(MethodNames.StructuresLigands)]
    public async Task<LigandsAnswer> FindLigandsAsync(JsonElement request, CancellationToken cancellation)
    {
        Require();

        // Off this connection's turn: a large structure takes a while to read.
        return await Task.Run(
            () =>
            {
                var asked = RequestReader.Read(request, Types.LigandsRequest);
                var structure = RequestTexts.Read(asked.Structure, "structure", asked.Reading, cancellation);
                return new LigandsAnswer(LigandChoices.Of(structure, cancellation), LigandChoices.RemarksOf(structure));
            },
            cancellation);
    }

    [JsonRpcMethod(MethodNames.Explain)]
    public async Task<ExplainAnswer> ExplainAsync(JsonElement request, CancellationToken cancellation)
    {
        var caller = Require();
        return await Task.Run(
            async () =>
            {
                var asked = RequestReader.Read(request, Types.ExplainRequest);
                request = default; // Its text may be long, and the wait, too.
                if (asked.Token is null)
                    return await daemon.Jobs.ExplainAsync(caller, asked, SilentListener.Instance, cancellation);
                RequireShort(asked.Token, "token");
                await using var notices = new NoticeSender(Rpc, asked.Token);
                return await daemon.Jobs.ExplainAsync(caller, asked, notices, cancellation);
            },
            cancellation);
    }

    [JsonRpcMethod(MethodNames.ResultMap)]
    public MapAnswer Map(JsonElement request = default)
    {
        Require();
        var asked = RequestReader.Read(request, Types.MapRequest);
        return ResultMaps.Of(Result(asked.ResultId), asked);
    }

    [JsonRpcMethod(MethodNames.ResultAtoms)]
    public AtomsAnswer Atoms(JsonElement request = default)
    {
        Require();
        var result = Result(RequestReader.Read(request, Types.ResultRequest).ResultId);
        return new AtomsAnswer(result.Id, result.Atoms);
    }

    [JsonRpcMethod(MethodNames.ResultScale)]
    public async Task<ScaleAnswer> ScaleAsync(JsonElement request, CancellationToken cancellation)
    {
        Require();
        var ids = WithinLimit(RequestReader.Read(request, Types.ScaleRequest).ResultIds);
        if (ids.IsDefaultOrEmpty)
            throw ErrorTable.Make(ErrorCodes.BadUsage, "resultIds is empty.", "Name at least one result.", "resultIds");
        return await Task.Run(
            () => ScaleOf([.. ids.Distinct(StringComparer.Ordinal).Select(Result)], cancellation),
            cancellation);
    }

    [JsonRpcMethod(MethodNames.ResultRelease)]
    public ReleaseAnswer Release(JsonElement request = default)
    {
        Require();
        return new ReleaseAnswer(
            WithinLimit(RequestReader.Read(request, Types.ReleaseRequest).ResultIds).Count(daemon.Jobs.Results.Release)
        );
    }

    [JsonRpcMethod(MethodNames.DaemonStatus)]
    public DaemonStatus Status(JsonElement request = default)
    {
        Require();
        RequestReader.Read(request, Types.EmptyRequest);
        return daemon.Status();
    }

    [JsonRpcMethod(MethodNames.DaemonShutdown)]
    public ShutdownAnswer Shutdown(JsonElement request = default)
    {
        Require();
        var asked = RequestReader.Read(request, Types.ShutdownRequest);
        var pending = daemon.Jobs.Pending;
        daemon.Shutdown(asked.Drain);
        return new ShutdownAnswer(pending);
    }

    private static ScaleAnswer ScaleOf(StoredResult[] results, CancellationToken cancellation)
    {
        var model = results[0].Summary.Model;
        if (results.Any(result => result.Summary.Model.Name != model.Name))
            throw ErrorTable.Make(
                ErrorCodes.BadUsage,
                "The results are of several models.",
                "Compare pictures of one model.",
                "resultIds");
        var scale = new SeriesScale(model.Channels.Length);
        foreach (var result in results)
        {
            cancellation.ThrowIfCancellationRequested();
            scale.Add(result.Explanation);
        }

        var levels = scale.Levels;
        return new ScaleAnswer(
            scale.AtomRange,
            [
                .. model.Channels.Select(channel => new ChannelLevel(
                    channel.Index,
                    channel.Side,
                    channel.Name,
                    levels[channel.Index])),
            ]);
    }

    private static void RequireShort(string word, string where)
    {
        if (word.Length > LongestWord)
            throw ErrorTable.Make(
                ErrorCodes.BadUsage,
                $"{where} is longer than {LongestWord} characters.",
                "Take a shorter word.",
                where);
    }

    private static string OneWord(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '+' ? c : '_'));

    private ImmutableArray<string> WithinLimit(ImmutableArray<string> ids) =>
        ids.Length <= daemon.Limits.ResultIds
            ? ids
            : throw ErrorTable.Make(
                ErrorCodes.LimitExceeded,
                $"resultIds names {ids.Length} results, more than {daemon.Limits.ResultIds}.",
                "Name fewer at a time.",
                "resultIds");

    private JobClient Require() =>
        client
        ?? throw ErrorTable.Make(
            ErrorCodes.NotInitialized,
            "The first call must be initialize.",
            "Call initialize, then this again.");

    private StoredResult Result(string id) =>
        daemon.Jobs.Results.Find(id)
        ?? throw ErrorTable.Make(
            ErrorCodes.ResultEvicted,
            "The result is no longer kept, or never was.",
            "Explain again.",
            "resultId");
}
