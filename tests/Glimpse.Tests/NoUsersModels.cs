using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Glimpse.Models.Registry;

namespace Glimpse.Tests;

/// <summary>No test sees what the user who runs them has imported.</summary>
internal static class NoUsersModels
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "These tests are a program of their own.")]
    internal static void Set() =>
        Environment.SetEnvironmentVariable(
            UserModelFolder.DataVariable,
            Path.Combine(Path.GetTempPath(), "glimpse-tests-without-models"));
}
