using System.Collections.Concurrent;

namespace Glimpse.Tests.Daemon;

/// <summary>A clock that goes on when it is told to; timers tick once for each step that they are due in.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly ConcurrentBag<Timer> timers = [];
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state) { Due = GetTimestamp() + dueTime.Ticks, Period = period.Ticks };
        timers.Add(timer);
        return timer;
    }

    /// <summary>Lets time pass, and timers that are due by then tick.</summary>
    public void Advance(TimeSpan by)
    {
        var now = Interlocked.Add(ref ticks, by.Ticks);
        foreach (var timer in timers)
            timer.TickIfDue(now);
    }

    private sealed class Timer(TimerCallback callback, object? state) : ITimer
    {
        private bool isOver;

        public long Due { get; set; }

        public long Period { get; init; }

        public void TickIfDue(long now)
        {
            if (isOver || now < Due)
                return;
            Due = now + Period;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => isOver = true;

        public ValueTask DisposeAsync()
        {
            isOver = true;
            return ValueTask.CompletedTask;
        }
    }
}
