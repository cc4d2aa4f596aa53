namespace Glimpse.Bridge.Hosting;

/// <summary>Waits until nobody has needed the daemon for long.</summary>
/// <param name="longest">For how long.</param>
/// <param name="isNeeded">True while somebody is connected, or something is computed or waits.</param>
/// <param name="time">The clock.</param>
internal sealed class IdleEnd(TimeSpan longest, Func<bool> isNeeded, TimeProvider time)
{
    /// <summary>So many times in that while it is looked whether somebody does.</summary>
    private const int Checks = 20;

    /// <summary>Completes then.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before.</exception>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(longest / Checks, time);
        var lastNeeded = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if (isNeeded())
                lastNeeded = time.GetTimestamp();
            else if (time.GetElapsedTime(lastNeeded) >= longest)
                return;
        }
    }
}
