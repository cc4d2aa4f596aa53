using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Glimpse.Core;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// The daemon's socket. Bound under a name of its own and then renamed to the one that clients know, so that a stale
/// socket of a daemon that was killed is replaced at once and a connection never meets one that doesn't listen yet.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SocketListener : IDisposable
{
    private const int Backlog = 512;

    /// <summary>
    /// Bytes of a socket's name (sun_path of sys/un.h is 108 with its end), less those that a process id and its dot
    /// take.
    /// </summary>
    private const int LongestName = 107 - 11;

    private readonly string bound;
    private readonly Socket socket;
    private string path;
    private bool isOpen = true;

    private SocketListener(string path, string bound, Socket socket)
    {
        this.path = path;
        this.bound = bound;
        this.socket = socket;
    }

    /// <summary>The sockets of daemons that are about to end, beside the one that clients know.</summary>
    public static IEnumerable<string> HiddenBeside(string path) =>
        Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder)
            ? Directory.GetFiles(folder).Where(file => file.StartsWith(path + ".", StringComparison.Ordinal))
            : [];

    /// <summary>Refuses a name that the system has no room for.</summary>
    /// <exception cref="GlimpseException">It is too long.</exception>
    public static void RequireRoomFor(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) > LongestName)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"The name of the socket, {path}, has {Encoding.UTF8.GetByteCount(path)} bytes; the system takes "
                    + $"{LongestName}.",
                "Set XDG_RUNTIME_DIR to a folder with a shorter name, or unset it.");
        }
    }

    /// <summary>Opens the socket; the caller holds the instance lock, so that whatever is there is stale.</summary>
    /// <exception cref="GlimpseException">Its name is too long, or something that is no socket has it.</exception>
    public static SocketListener Open(string path)
    {
        RequireRoomFor(path);
        var own = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}");
        RequireFree(path);
        RequireFree(own);
        File.Delete(own);
        var listening = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listening.Bind(new UnixDomainSocketEndPoint(own));
            File.SetUnixFileMode(own, UnixFile.PrivateFile);
            listening.Listen(Backlog);
            File.Move(own, path, overwrite: true);
            return new SocketListener(path, own, listening);
        }
        catch
        {
            listening.Dispose();
            throw;
        }
    }

    /// <summary>Only a socket, which is stale, is ever replaced.</summary>
    private static void RequireFree(string path)
    {
        if (UnixFile.IsNoSocket(path))
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{path} is in the place of the daemon's socket, and is none.",
                "Move it away, or set XDG_RUNTIME_DIR to another folder.");
    }

    /// <summary>Waits for a client of this user; others are turned away.</summary>
    /// <param name="onStranger">Told the user id of one that was turned away.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<Socket> AcceptAsync(Action<uint> onStranger, CancellationToken cancellation)
    {
        while (true)
        {
            var client = await socket.AcceptAsync(cancellation);
            var isOwn = false;
            try
            {
                isOwn = PeerUser.IsOwn(client);
                if (isOwn)
                    return client;
                onStranger(PeerUser.Of(client));
            }
            finally
            {
                if (!isOwn)
                    client.Dispose();
            }
        }
    }

    /// <summary>Makes room for another daemon's socket; this one is reached by its hidden name from now on.</summary>
    public void Hide()
    {
        try
        {
            File.Move(path, bound, overwrite: true);
            path = bound;
        }
        catch (IOException)
        {
            // Its folder is gone: nobody reaches it by any name.
        }
    }

    /// <summary>Takes the socket away; .NET itself would only remove the name that it was bound to.</summary>
    public void Dispose()
    {
        if (!isOpen)
            return;
        isOpen = false;
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // It went with its folder.
        }
        finally
        {
            socket.Dispose();
        }
    }
}
