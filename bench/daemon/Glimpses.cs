using System.Diagnostics;
using System.Net.Sockets;

namespace Glimpse.Bench.Daemon;

/// <summary>The published program, with folders of its own.</summary>
internal sealed class Glimpses(string program) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glimpse-bench-");

    /// <summary>A client by way of <c>glimpse connect</c>.</summary>
    public (Process Process, RawClient Client) Connect()
    {
        var process = Start("connect");
        return (
            process,
            new RawClient(new BufferedStream(process.StandardOutput.BaseStream), process.StandardInput.BaseStream));
    }

    /// <summary>A client on the daemon's socket itself.</summary>
    public RawClient ConnectDirectly()
    {
        var stream = OpenSocket();
        return new RawClient(new BufferedStream(stream), stream);
    }

    /// <summary>The daemon's socket.</summary>
    public NetworkStream OpenSocket()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(
            new UnixDomainSocketEndPoint(
                Directory.GetFiles(folder.FullName, "*.sock", SearchOption.AllDirectories).Single()));
        return new NetworkStream(socket, ownsSocket: true);
    }

    public void Stop()
    {
        using var process = Start("stop", "--now");
        process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        folder.Delete(recursive: true);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var variable in new[] { "XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME" })
            start.Environment[variable] = folder.FullName;
        return Process.Start(start)!;
    }
}
