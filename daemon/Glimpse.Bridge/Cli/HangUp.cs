using System.Runtime.InteropServices;

namespace Glimpse.Bridge.Cli;

/// <summary>
/// The end of a command's terminal, which cancels the command as Ctrl-C does. Where the signal is ignored, as by
/// <c>nohup</c>, it stays so.
/// </summary>
internal sealed class HangUp : IDisposable
{
    private readonly CancellationTokenSource cancel;
    private readonly ManualResetEventSlim ended = new();
    private readonly PosixSignalRegistration registration;

    /// <summary>Hears the signal from now on.</summary>
    /// <param name="patience">What the command gets to end; then the signal ends the process.</param>
    /// <param name="cancellation">Cancels the command, too.</param>
    public HangUp(TimeSpan patience, CancellationToken cancellation)
    {
        cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        registration = PosixSignalRegistration.Create(
            PosixSignal.SIGHUP,
            signal =>
            {
                try
                {
                    cancel.Cancel();
                    signal.Cancel = ended.Wait(patience);
                }
                catch (ObjectDisposedException)
                {
                    signal.Cancel = true; // It has just ended by itself.
                }
            });
    }

    /// <summary>Cancelled by the signal.</summary>
    public CancellationToken Cancellation => cancel.Token;

    /// <summary>The command has ended.</summary>
    public void Dispose()
    {
        ended.Set();
        registration.Dispose();
        cancel.Dispose();
        ended.Dispose();
    }
}
