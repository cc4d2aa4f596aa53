using Glimpse.Core.Attribution;
using Glimpse.Models.Registry;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>A classifier that judges poses, ready to compute.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Words">What its logit says of a pose.</param>
/// <param name="Function">The network.</param>
internal sealed record OpenJudge(ModelSummary Summary, PoseVerdict Words, IDifferentiableModel Function);
