export default {
  build: { rollupOptions: { input: ["index.html", "react.html", "vue.html", "turbo.html", "turbo-form.html"] } },
};
