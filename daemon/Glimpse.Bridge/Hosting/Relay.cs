using System.Net.Sockets;
using System.Runtime.Versioning;
using Glimpse.Core;
using Microsoft.Win32.SafeHandles;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Passes bytes between this process's stdin and stdout and a daemon's socket, each way as soon as they come.
/// </summary>
internal static class Relay
{
    private const int BufferBytes = 1 << 16;

    /// <summary>
    /// Opens one of this process's standard streams as it is: .NET's own would swallow that nobody reads any more.
    /// </summary>
    /// <exception cref="GlimpseException">Whoever started this process closed it: what has its number now is something
    /// of .NET's own.</exception>
    [SupportedOSPlatform("linux")]
    public static FileStream Standard(int descriptor, FileAccess access)
    {
        if (!StandardStreams.IsGiven(descriptor))
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{(access == FileAccess.Read ? "stdin" : "stdout")} is closed.",
                "Run it with stdin and stdout: a client talks over them.");
        return new(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0);
    }

    /// <summary>Passes bytes until either side ends.</summary>
    /// <param name="socket">The daemon.</param>
    /// <param name="input">From the client.</param>
    /// <param name="output">To the client.</param>
    /// <returns>True when the client ended it, false when the daemon did.</returns>
    public static bool Run(Socket socket, Stream input, Stream output)
    {
        var clientLeft = false;

        // Threads that block answer sooner than anything that is woken up.
        var upward = new Thread(() =>
        {
            var end = Pump(input.Read, (buffer, count) => socket.Send(buffer.AsSpan(0, count)));
            Volatile.Write(ref clientLeft, end);
            TryShutdown(socket, SocketShutdown.Send);
        })
        { IsBackground = true, Name = "to the daemon" };
        upward.Start();
        var daemonLeft = Pump(
            (buffer, _, _) => socket.Receive(buffer),
            (buffer, count) =>
            {
                output.Write(buffer, 0, count);
                output.Flush();
            });
        return Volatile.Read(ref clientLeft) || !daemonLeft;
    }

    /// <summary>Closes the socket to bytes of one direction or of both, where it isn't closed yet.</summary>
    public static void TryShutdown(Socket socket, SocketShutdown direction)
    {
        try
        {
            socket.Shutdown(direction);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side was first.
        }
    }

    /// <summary>Passes bytes one way.</summary>
    /// <returns>True when the source ended, false when the target no longer takes anything.</returns>
    private static bool Pump(Func<byte[], int, int, int> read, Action<byte[], int> write)
    {
        var buffer = new byte[BufferBytes];
        while (true)
        {
            var count = TryRead(read, buffer);
            if (count == 0)
                return true;
            try
            {
                write(buffer, count);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    private static int TryRead(Func<byte[], int, int, int> read, byte[] buffer)
    {
        try
        {
            return read(buffer, 0, buffer.Length);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }
}
