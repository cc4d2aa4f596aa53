using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Bridge.Options;
using Glimpse.Bridge.Presentation;
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
    internal GlimpseRpc Rpc { get; set; } = null!;

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

        Rpc.Asker = OptionAsker.Of(asked.ClientName);
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
                var reading = RequestOptions.Reading(asked.Reading);
                var structure = RequestTexts.Read(asked.Structure, "structure", reading, cancellation);
                return AskerWords.Of(
                    new LigandsAnswer(LigandChoices.Of(structure, cancellation), LigandChoices.RemarksOf(structure)),
                    Rpc.Asker);
            },
            cancellation);
    }

    [JsonRpcMethod(MethodNames.OptionsList)]
    public OptionsAnswer ListOptions(JsonElement request = default)
    {
        Require();
        RequestReader.Read(request, Types.EmptyRequest);
        var mostAtoms = daemon.Limits.LigandAtoms.ToString(CultureInfo.InvariantCulture);
        return new OptionsAnswer([
            .. OptionSummaries
                .Of(OptionTable.All)
                .Select(one => one.Member == OptionTable.LigandAtoms ? one with { Default = mostAtoms } : one),
        ]);
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

    [JsonRpcMethod(MethodNames.ResultView)]
    public async Task<ResultView> ViewAsync(JsonElement request, CancellationToken cancellation)
    {
        Require();
        var asked = RequestReader.Read(request, Types.ViewRequest);
        var others = WithinLimit(asked.With ?? [], "with");
        return await Task.Run(
            () => ViewOf(
                Result(asked.ResultId),
                [.. others.Distinct(StringComparer.Ordinal).Select(id => Result(id, "with"))],
                cancellation),
            cancellation);
    }

    [JsonRpcMethod(MethodNames.ResultRelease)]
    public ReleaseAnswer Release(JsonElement request = default)
    {
        Require();
        var ids = WithinLimit(RequestReader.Read(request, Types.ReleaseRequest).ResultIds, "resultIds");
        return new ReleaseAnswer(ids.Count(daemon.Jobs.Results.Release));
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

    private ResultView ViewOf(StoredResult result, StoredResult[] others, CancellationToken cancellation)
    {
        if (others.Any(other => other.Summary.Model.Name != result.Summary.Model.Name))
            throw ErrorTable.Make(
                ErrorCodes.BadUsage,
                "The results are of several models.",
                "Compare pictures of one model.",
                "with");
        var scales = new List<PictureScale>();
        foreach (var one in others.Prepend(result))
        {
            cancellation.ThrowIfCancellationRequested();
            scales.Add(PictureScales.Of(one.Summary, one.Explanation));
        }

        return ResultViews.Of(
            result.Id,
            AskerWords.Of(result.Summary, Rpc.Asker) with { Atoms = result.Atoms },
            result.Explanation,
            PictureScales.Common(scales));
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

    private ImmutableArray<string> WithinLimit(ImmutableArray<string> ids, string where) =>
        ids.Length <= daemon.Limits.ResultIds
            ? ids
            : throw ErrorTable.Make(
                ErrorCodes.LimitExceeded,
                $"{where} names {ids.Length} results, more than {daemon.Limits.ResultIds}.",
                "Name fewer at a time.",
                where);

    private JobClient Require() =>
        client
        ?? throw ErrorTable.Make(
            ErrorCodes.NotInitialized,
            "The first call must be initialize.",
            "Call initialize, then this again.");

    private StoredResult Result(string id, string where = "resultId") =>
        daemon.Jobs.Results.Find(id)
        ?? throw ErrorTable.Make(
            ErrorCodes.ResultEvicted,
            "The result is no longer kept, or never was.",
            "Explain again.",
            where);
}
