using Glimpse.Bridge.Explaining;

namespace Glimpse.Bridge.Jobs;

/// <summary>A loaded model in somebody's use: it stays in memory until this is disposed of.</summary>
/// <param name="model">The model.</param>
/// <param name="giveBack">Called once, when it is no longer needed.</param>
internal sealed class ModelLease(OpenModel model, Action giveBack) : IDisposable
{
    private Action? giveBack = giveBack;

    /// <summary>The model.</summary>
    public OpenModel Model => model;

    public void Dispose() => Interlocked.Exchange(ref giveBack, null)?.Invoke();
}
