using Microsoft.ML.OnnxRuntime;
using Strata.Tests.Models;

namespace Strata.Tests;

public sealed class OrtMemoryTests
{
    [Fact]
    public void An_info_keeps_what_it_was_made_with()
    {
        using OrtMemoryInfo info = new(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.CpuInput);

        Assert.Equal(("Cpu", 0), (info.Name, info.Id));
        Assert.Equal(OrtAllocatorType.ArenaAllocator, info.GetAllocatorType());
        Assert.Equal(OrtMemType.CpuInput, info.GetMemoryType());
    }

    [Fact]
    public void Infos_are_equal_by_what_they_say()
    {
        using OrtMemoryInfo one = new("Cpu", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);
        using OrtMemoryInfo other = new("Cpu", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.CpuOutput);

        Assert.Equal(OrtMemoryInfo.DefaultInstance, one);
        Assert.Equal(OrtMemoryInfo.DefaultInstance.GetHashCode(), one.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.False(one.Equals(null), "nothing equals null");
    }

    [Fact]
    public void Bad_names_are_refused()
    {
        const OrtAllocatorType Device = OrtAllocatorType.DeviceAllocator;

        Assert.Throws<ArgumentException>(() => new OrtMemoryInfo("Cpu"u8.ToArray(), Device, 0, OrtMemType.Default));
        Assert.Throws<OnnxRuntimeException>(() => new OrtMemoryInfo("Abacus", Device, 0, OrtMemType.Default));
        Assert.Throws<ArgumentNullException>(() => new OrtMemoryInfo((string)null!, Device, 0, OrtMemType.Default));
    }

    [Fact]
    public void Allocators_hand_out_blocks_of_the_size_asked_for()
    {
        using InferenceSession session = new(TestModels.Dense);
        using OrtAllocator allocator = new(session, OrtMemoryInfo.DefaultInstance);
        using OrtMemoryAllocation block = allocator.Allocate(1000);
        using OrtMemoryInfo info = block.Info;

        Assert.Equal(1000u, block.Size);
        Assert.False(block.IsInvalid, "the block is there");
        Assert.Equal("Cpu", info.Name);
    }

    [Fact]
    public void A_block_outlives_its_allocator_and_session()
    {
        InferenceSession session = new(TestModels.Dense);
        OrtAllocator allocator = new(session, OrtMemoryInfo.DefaultInstance);
        using OrtMemoryAllocation block = allocator.Allocate(16);
        allocator.Dispose();
        session.Dispose();

        unsafe
        {
            new Span<byte>((void*)block.DangerousGetHandle(), 16).Fill(7);
            Assert.Equal(7, ((byte*)block.DangerousGetHandle())[15]);
        }
    }

    [Fact]
    public void Disposing_what_all_share_harms_nobody()
    {
        OrtMemoryInfo.DefaultInstance.Dispose();
        OrtAllocator.DefaultInstance.Dispose();

        using OrtMemoryAllocation block = OrtAllocator.DefaultInstance.Allocate(8);
        Assert.Equal("Cpu", OrtMemoryInfo.DefaultInstance.Name);
        Assert.Equal(8u, block.Size);
    }
}
