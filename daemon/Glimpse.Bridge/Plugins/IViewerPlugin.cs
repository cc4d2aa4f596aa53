using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>A plugin in the place where its viewer looks, for one user.</summary>
internal interface IViewerPlugin
{
    /// <summary>The plugin's folder.</summary>
    string Folder { get; }

    /// <summary>The file of the viewer's that gets our lines.</summary>
    string ResourceFile { get; }

    /// <summary>Installs the plugin, or brings it up to date.</summary>
    /// <param name="files">The plugin's files.</param>
    /// <param name="executable">What the plugin runs.</param>
    /// <exception cref="GlimpseException">Something can't be written.</exception>
    PluginChange Install(PluginFolder files, string executable);

    /// <summary>Takes the plugin and our lines away.</summary>
    /// <param name="files">The plugin's files, as this version has them.</param>
    /// <exception cref="GlimpseException">Something can't be removed.</exception>
    PluginChange Uninstall(PluginFolder files);
}
